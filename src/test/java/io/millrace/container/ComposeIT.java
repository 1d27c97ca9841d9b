package io.millrace.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The compose file from up to down, with the commands that the README names. Each test goes on where the last ended. */
@TestMethodOrder(OrderAnnotation.class)
class ComposeIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;

    private static Set<String> unusedVolumes;
    private static ComposeProject project;

    @BeforeAll
    static void bringUp() {
        Images.assume();
        unusedVolumes = Docker.unusedVolumes();
        project = ComposeProject.of(
                "millrace-compose-it",
                directory,
                "KAFKA_PORT=29092",
                "REGISTRY_PORT=28081",
                "API_PORT=28080",
                "MILLRACE_JAVA_OPTS=" + ServiceContainer.SHORT_LIVED);
        project.run("up", "-d");
    }

    @AfterAll
    static void takeDown() {
        if (project != null) {
            project.close();
        }
    }

    @Test
    @Order(1)
    void shouldComeUpHealthy() {
        await().atMost(LIMIT).pollInterval(LOOK).until(() -> Docker.isHealthy(project.container("millrace")));
    }

    @Test
    @Order(2)
    void shouldListenOnTheLoopbackInterfaceOnly() {
        // When
        String published = Docker.run("ps", "--format", "{{.Ports}}", "--filter", "name=millrace-compose-it");

        // Then
        assertThat(published).contains("127.0.0.1:29092->9092", "127.0.0.1:28081->8080", "127.0.0.1:28080->8080");
        assertThat(published).doesNotContain("0.0.0.0:", "[::]:", ":::");
    }

    @Test
    @Order(3)
    void shouldGoRoundTheLoopWithTheMadeUpReviews() {
        // When
        String produced = project.run("run", "--rm", "demo");

        // Then
        assertThat(produced).contains("wrote 6000 reviews to reviews");
        await("a champion")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> millrace("models", "list").contains("champion"));
        await("predictions")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> millrace("consume", "predictions", "--from-beginning", "--max", "3")
                        .contains("\"model_version\""));
        assertThat(millrace("status")).contains("dead letters    0");
    }

    @Test
    @Order(4)
    void shouldKeepSnapshotsAndModelsInTheBucket() {
        assertThat(millrace("consume", "models", "--from-beginning", "--max", "1"))
                .contains("s3://millrace/data/models/");
    }

    @Test
    @Order(5)
    void shouldStopCleanlyAndGoOnWhereItEnded() {
        // Given
        String container = project.container("millrace");
        String snapshot = millrace("snapshots", "list")
                .lines()
                .skip(1)
                .findFirst()
                .map(line -> line.split(" ")[0])
                .orElseThrow();

        // When
        project.run("stop", "millrace");

        // Then
        assertThat(Docker.inspect(container, "{{.State.ExitCode}} {{.State.OOMKilled}}"))
                .isEqualTo("143 false");

        // When
        project.run("restart", "registry");
        project.run("start", "millrace");

        // Then
        await().atMost(LIMIT).pollInterval(LOOK).until(() -> Docker.isHealthy(container));
        assertThat(millrace("snapshots", "verify", snapshot)).contains("records are as they were built");
    }

    @Test
    @Order(6)
    void shouldLeaveNothing() {
        // When
        project.run("down", "-v");

        // Then
        assertThat(project.remains()).isEmpty();
        // Those without a name do not tell whose they are; what other tests have is in use.
        assertThat(Docker.unusedVolumes()).isSubsetOf(unusedVolumes);
    }

    private static String millrace(String... command) {
        String[] arguments = new String[command.length + 4];
        System.arraycopy(command, 0, arguments, 4, command.length);
        arguments[0] = "exec";
        arguments[1] = "-T";
        arguments[2] = "millrace";
        arguments[3] = "millrace";
        return project.run(arguments);
    }
}
