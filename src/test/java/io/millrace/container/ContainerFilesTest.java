package io.millrace.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** What the files around the image say, held against the program and each other, without Docker. */
class ContainerFilesTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path DOCKERFILE = Path.of("Dockerfile");
    private static final Path IMAGES = Path.of("src", "test", "docker", "images");
    private static final Pattern VARIABLE =
            Pattern.compile("\\b(MILLRACE_[A-Z0-9_]+|KAFKA_BOOTSTRAP_SERVERS)[:=] ?\"?([^\"\\s]+)");

    @Test
    void shouldSetOnlyKeysThatTheProgramKnows() throws IOException {
        // Given
        Map<String, String> variables = new HashMap<>();
        for (Path file : List.of(COMPOSE, DOCKERFILE)) {
            matches(VARIABLE, file).forEach(found -> variables.put(found.group(1), found.group(2)));
        }
        variables.keySet().removeAll(List.of("MILLRACE_IMAGE", "MILLRACE_JAVA_OPTS"));

        // When
        MillraceConfig config =
                new MillraceConfig(new ConfigSources().environment(variables).toMap());

        // Then
        assertThat(variables).hasSizeGreaterThan(5);
        assertThat(config.getString("api.host")).isEqualTo("0.0.0.0");
    }

    @Test
    void shouldBeTheImageThatTheManifestsRun() throws IOException {
        // Given
        String image = Files.readString(DOCKERFILE);
        String pods = Files.readString(Path.of("k8s", "base", "pods.yaml"));
        String settings = Files.readString(Path.of("k8s", "base", "millrace.env"));

        // Then
        assertThat(pods)
                .contains("runAsUser: " + only("USER (\\d+):", image), "runAsGroup: " + only("USER \\d+:(\\d+)", image))
                .contains("containerPort: " + only("EXPOSE (\\d+)", image));
        assertThat(settings)
                .contains("MILLRACE_STATE_DIR=" + only("MILLRACE_STATE_DIR=(\\S+)", image))
                .contains("MILLRACE_API_HOST=" + only("MILLRACE_API_HOST=(\\S+)", image));
    }

    @Test
    void shouldPublishLoopbackPortsOnly() throws IOException {
        // When
        List<String> ports = matches(Pattern.compile("ports: \\[(.*)]"), COMPOSE)
                .map(found -> found.group(1))
                .toList();

        // Then
        assertThat(ports).hasSize(3).allMatch(port -> port.startsWith("\"127.0.0.1:"));
    }

    @Test
    void shouldNameTheVersionsOfTheProject() throws IOException {
        // Given
        Pattern image = Pattern.compile("(millrace/millrace|apache/kafka|millrace-test/kafka):([\\w.-]+)");
        List<Path> files = List.of(COMPOSE, IMAGES, Path.of("docs", "containers.md"));

        for (Path file : files) {
            // When
            List<MatchResult> named = matches(image, file).toList();

            // Then
            assertThat(named)
                    .as(file.toString())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.group(2))
                            .as(found.group())
                            .isEqualTo(
                                    found.group(1).endsWith("kafka") ? AppInfoParser.getVersion() : Version.current()));
        }
    }

    @Test
    void shouldTakeTheImagesThatTheComposeFileNames() throws IOException {
        // Given
        String script = Files.readString(IMAGES);

        // When
        List<MatchResult> images = matches(Pattern.compile("image: \\$\\{(\\w+):-(\\S+)}"), COMPOSE)
                .toList();

        // Then
        assertThat(images)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(script)
                        .containsPattern(
                                "(image |echo )" + found.group(1) + "[ =]" + Pattern.quote(found.group(2)) + "\\b"));
    }

    @Test
    void shouldShowTheCommandsThatAreTested() throws IOException {
        // When
        List<String> commands = matches(Pattern.compile("(?m)^docker .*$"), Path.of("README.md"))
                .map(MatchResult::group)
                .toList();

        // Then
        assertThat(commands)
                .containsExactly(
                        "docker compose up -d",
                        "docker compose run --rm demo",
                        "docker compose exec millrace millrace status",
                        "docker compose down -v");
    }

    private static String only(String pattern, String text) {
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(text).results().toList();
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0).group(1);
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results();
    }
}
