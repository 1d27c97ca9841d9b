package io.millrace.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.spill.Buckets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks a file of rows before a trainer does, whoever wrote it. Memory is bounded however many rows there are (one row, and what
 * {@link Buckets} need); the format is told by the first row. Nothing is changed.
 */
public final class Lint {

    private Lint() {}

    /**
     * Checks a file.
     *
     * @param file lines of JSON, UTF-8
     * @param settings how
     * @throws LintException if the file or the working directory cannot be used, or the format is none of {@link LintFormat}
     */
    public static LintReport of(Path file, LintSettings settings) {
        LintFormat format = formatOf(file);
        return format == LintFormat.CHAT ? ChatLint.of(file, settings) : sorted(file, settings);
    }

    private static LintReport sorted(Path file, LintSettings settings) {
        try {
            Path work = Files.createTempDirectory(settings.work(), "millrace-lint");
            try {
                return PairLint.of(file, work, settings.listed());
            } finally {
                delete(work);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LintException("cannot sort in " + settings.work() + "; name a directory that has room", e);
        }
    }

    private static LintFormat formatOf(Path file) {
        JsonNode row = RowReader.first(file)
                .orElseThrow(
                        () -> new LintException("no line of " + file + " is a JSON object; name a file of JSON Lines"));
        LintFormat format = LintFormat.of(row);
        if (format == null) {
            throw new LintException("the rows of " + file
                    + " have neither messages nor prompt and completion; only these formats can be checked");
        }
        return format;
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> tree = Files.walk(work)) {
            List<Path> paths = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }
}
