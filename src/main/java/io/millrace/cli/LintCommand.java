package io.millrace.cli;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.dataset.TokenCounter;
import io.millrace.lint.Lint;
import io.millrace.lint.LintReport;
import io.millrace.lint.LintSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks files for training as OpenAI's own tools do. A file or a directory is checked without Kafka. */
@Command(
        name = "lint",
        description =
                "Check the rows of a snapshot, or of any file, as OpenAI's data preparation tool and cookbook do, before"
                        + " they are sent anywhere: prompts with completions, and chats. Exit code 1 if there is more than notes.")
final class LintCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions options;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Option(
            names = "--tokens-max",
            paramLabel = "N",
            description = "Tokens that a chat may have; default " + LintSettings.TOKENS_MAX + ".")
    private int tokensMax = LintSettings.TOKENS_MAX;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many lines are listed of each finding; default ${DEFAULT-VALUE}.")
    private int listed;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where to sort, with room for 50 bytes a row; default the system's directory for temporary files.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What to check. */
    static final class Wanted {
        @Parameters(
                paramLabel = "ID",
                description = "A snapshot, or the directory of one: its train and validation rows.")
        private String id;

        @Option(names = "--file", paramLabel = "FILE", description = "A file of JSON Lines, whoever wrote it.")
        private Path file;
    }

    @Override
    public Integer call() {
        if (tokensMax < 1 || listed < 0) {
            throw new ParameterException(spec.commandLine(), "--tokens-max begins at 1, --list at 0");
        }
        MillraceConfig config = options.clientConfig();
        try (AuditedSnapshots snapshots = new AuditedSnapshots(config)) {
            return lint(linted(config, snapshots));
        }
    }

    private int lint(LintedFiles linted) {
        if (linted.files().isEmpty()) {
            throw new CliException("nothing to check: the snapshot has no rows of prompt-completion or chat; set "
                    + ConfigKeys.DATASET_FORMATS);
        }
        LintSettings settings = new LintSettings(work, encoding(linted), tokensMax, listed);
        List<LintReport> reports =
                linted.files().stream().map(file -> Lint.of(file, settings)).toList();
        print(reports, spec.commandLine().getOut());
        return reports.stream().allMatch(LintReport::isClean) ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private LintedFiles linted(MillraceConfig config, AuditedSnapshots snapshots) {
        return wanted.file != null
                ? new LintedFiles(List.of(wanted.file), config.dataset().tokens())
                : LintedFiles.of(snapshots.find(List.of(wanted.id)).get(0).directory());
    }

    private static String encoding(LintedFiles linted) {
        return linted.encoding() == null ? TokenCounter.STANDARD : linted.encoding();
    }

    private void print(List<LintReport> reports, PrintWriter out) {
        if (json) {
            out.println(LintFormats.json(reports));
        } else {
            reports.forEach(report -> LintFormats.print(report, out));
        }
        out.flush();
    }
}
