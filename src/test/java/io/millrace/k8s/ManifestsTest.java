package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.metrics.DocumentedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay is what Kubernetes takes and what the program needs. */
class ManifestsTest {

    private static final Path OVERLAYS = Kustomize.ROOT.resolve("overlays");
    private static final Path COMPONENTS = Kustomize.ROOT.resolve("components");

    private final Rules rules = new Rules(DocumentedMetrics.read());

    static Stream<Path> overlays() throws IOException {
        return folders(OVERLAYS).stream();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldBeWhatKubernetesAndTheProgramTake(Path overlay) throws Exception {
        // When
        Stack stack = Kustomize.render(overlay);

        // Then
        assertThat(rules.problems(stack)).isEmpty();
    }

    @Test
    void shouldKeepSnapshotsAndModelsInABucketIfWanted() throws Exception {
        // Given
        Path overlay = Files.createDirectories(Path.of("target", "k8s", "bucket"));
        Path up = overlay.toAbsolutePath().relativize(Kustomize.ROOT.toAbsolutePath());
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                resources:
                  - %1$s/overlays/production
                components:
                  - %1$s/components/s3
                """.formatted(up));

        // When
        Stack stack = Kustomize.render(overlay);

        // Then
        assertThat(rules.problems(stack)).isEmpty();
        assertThat(stack.of("PersistentVolumeClaim")).isEmpty();
    }

    @Test
    void shouldHoldEverythingThatOverlaysMayTake() throws Exception {
        // When
        String taken = folders(OVERLAYS).stream()
                .map(overlay -> read(overlay.resolve("kustomization.yaml")))
                .collect(Collectors.joining());

        // Then
        assertThat(folders(COMPONENTS))
                .allSatisfy(component -> assertThat(taken).contains("../../components/" + component.getFileName()));
    }

    @Test
    void shouldStopEverythingBeforeItIsReset() throws Exception {
        // When
        Stack stack = Kustomize.render(OVERLAYS.resolve("reset-production"));

        // Then
        assertThat(stack.workloads())
                .allSatisfy(workload ->
                        assertThat(workload.at("/spec/replicas").asInt()).isZero());
        assertThat(stack.of("ScaledObject").toList())
                .isNotEmpty()
                .allSatisfy(scaled -> assertThat(Manifest.map(scaled.at("/metadata/annotations")))
                        .containsEntry("autoscaling.keda.sh/paused-replicas", "0"));
        assertThat(stack.of("Job").map(Manifest::name)).contains("millrace-reset");
    }

    @Test
    void shouldNotStartInProductionWithoutItsSecret() throws Exception {
        // When
        Stack stack = Kustomize.render(OVERLAYS.resolve("production"));

        // Then
        assertThat(stack.podMakers())
                .allSatisfy(maker -> assertThat(maker.container()
                                .at("/envFrom/1/secretRef/optional")
                                .asBoolean(true))
                        .isFalse());
        assertThat(stack.settings())
                .containsEntry("MILLRACE_TOPICS_REPLICATION_FACTOR", "3")
                .containsEntry("MILLRACE_NUM_STANDBY_REPLICAS", "1");
    }

    @Test
    void shouldHoldNoSecret() throws Exception {
        // When
        Set<String> kinds = Kustomize.render(OVERLAYS.resolve("strimzi")).manifests().stream()
                .map(Manifest::kind)
                .collect(Collectors.toSet());

        // Then
        assertThat(kinds).contains("KafkaUser").doesNotContain("Secret", "Role", "RoleBinding", "CronJob");
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
