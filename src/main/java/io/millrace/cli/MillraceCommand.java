package io.millrace.cli;

import io.millrace.config.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The list of commands. */
@Command(
        name = "millrace",
        description =
                "Turns a stream of reviews and feedback into versioned training sets and keeps a model trained on them.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = MillraceCommand.ProgramVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; standard error says why",
            "2:the command line or the configuration is wrong",
            "3:done, but for some lines of the input",
            "130, 143:stopped by Ctrl-C or SIGTERM"
        },
        subcommands = {
            DemoCommand.class,
            BenchCommand.class,
            DevCommand.class,
            RunCommand.class,
            GenerateCommand.class,
            ProduceCommand.class,
            ConsumeCommand.class,
            ExplainCommand.class,
            EraseCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            WindowsCommand.class,
            SnapshotsCommand.class,
            AuditCommand.class,
            ModelsCommand.class,
            RetrainCommand.class,
            TopicsCommand.class,
            AclsCommand.class,
            TopologyCommand.class,
            ConfigCommand.class,
            ResetCommand.class,
            CleanCommand.class,
            HelpCommand.class
        })
final class MillraceCommand {

    /** The version as {@code --version} shows it. */
    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"millrace " + Version.current()};
        }
    }
}
