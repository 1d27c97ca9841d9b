package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operations guide speaks of what there is: alerts, configuration keys, commands. */
class OperationsGuideTest {

    private static final Path PAGE = Path.of("docs", "operations.md");
    private static final Path ALERTS = Path.of("k8s", "components", "prometheus", "alerts.yaml");

    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
    private static final Pattern EXPLAINED_ALERT = Pattern.compile("(?m)^\\| (Millrace\\w+) \\|");
    private static final Pattern KEY = Pattern.compile("`([a-z]+(?:\\.[a-z0-9]+)+)(?:=[^`]*)?`");
    private static final Pattern COMMAND = Pattern.compile("`\\./millrace ([^`]+)`");

    @Test
    void shouldExplainEveryAlertAndNoOther() throws IOException {
        assertThat(found(EXPLAINED_ALERT, PAGE)).isNotEmpty().containsExactlyElementsOf(found(ALERT, ALERTS));
    }

    @Test
    void shouldNameKeysThatThereAre() throws IOException {
        assertThat(found(KEY, PAGE)).isNotEmpty().isSubsetOf(ConfigKeys.define().names());
    }

    @Test
    void shouldShowCommandsThatThereAre() throws IOException {
        assertThat(found(COMMAND, PAGE))
                .isNotEmpty()
                .allSatisfy(command -> assertThatCode(() -> Main.commandLine().parseArgs(command.split(" ")))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
