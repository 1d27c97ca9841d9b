package io.millrace.cli;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.dataset.RecordFormat;
import io.millrace.schema.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a snapshot that a trainer would take and that can be checked.
 *
 * @param files rows of train and validation in each of these formats, without empty files
 * @param encoding the encoding that the snapshot counts tokens by; null if it counts none
 */
record LintedFiles(List<Path> files, String encoding) {

    private static final Set<RecordFormat> CHECKED = Set.of(RecordFormat.PROMPT_COMPLETION, RecordFormat.CHAT);

    static LintedFiles of(Path directory) {
        Manifest manifest = ManifestFile.read(directory);
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(manifest.configuration());
        List<Path> files = new ArrayList<>();
        for (RecordFormat format : configuration.formats()) {
            for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
                String name = configuration.nameOf(format, split);
                if (CHECKED.contains(format) && manifest.file(name).rows() > 0) {
                    files.add(directory.resolve(name));
                }
            }
        }
        return new LintedFiles(files, configuration.tokens());
    }
}
