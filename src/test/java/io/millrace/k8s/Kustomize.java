package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Renders overlays with {@code kubectl kustomize}, which needs no cluster. */
final class Kustomize {

    static final Path ROOT = Path.of("k8s");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Kustomize() {}

    /** Renders a directory; the test is skipped where there is no kubectl, but not where {@code CI} is set. */
    static Stack render(Path directory) throws IOException, InterruptedException {
        assumeTrue(
                kubectl().isPresent() || System.getenv("CI") != null,
                "kubectl is not installed, so no overlay is checked");
        assertThat(kubectl()).as("kubectl, which CI must have").isPresent();
        Path output = Files.createTempFile("rendered", ".yaml");
        try {
            run(directory, output);
            return read(output);
        } finally {
            Files.delete(output);
        }
    }

    private static void run(Path directory, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("kubectl", "kustomize", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private static Stack read(Path file) throws IOException {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
            List<ObjectNode> trees = documents.readAll();
            return new Stack(trees.stream().map(Manifest::new).toList());
        }
    }

    private static Optional<Path> kubectl() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
