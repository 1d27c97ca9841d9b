package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.ManifestFile;
import io.millrace.schema.Split;
import io.millrace.testing.SmallDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories need no Kafka, and checks not even a directory. */
class ProveCommandTest {

    @TempDir
    Path directory;

    private Path dataset;
    private String root;

    @BeforeEach
    void build() {
        dataset = new SmallDataset()
                .with(Split.TRAIN, "One.")
                .with(Split.VALIDATION, "Two.")
                .with(Split.TEST, "Three.")
                .build(directory.resolve("d"), Map.of());
        root = ManifestFile.read(dataset).recordRoot();
    }

    @Test
    void shouldProveThatAReviewIsThere() throws IOException {
        // When
        Path proof = prove("r2");
        Terminal checked = check(proof, root);

        // Then
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out())
                .isEqualToIgnoringNewLines(
                        "review r2 is, with 5 stars and 1 rows, in validation of the dataset with the root " + root);
    }

    @Test
    void shouldProveThatAReviewIsNotThere() throws IOException {
        // When
        Terminal checked = check(prove("r9"), root);

        // Then
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("review r9 is not in the dataset with the root " + root);
    }

    @Test
    void shouldRefuseAProofForAnotherRoot() throws IOException {
        // When
        Terminal checked = check(prove("r1"), "ab".repeat(32));

        // Then
        assertThat(checked.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(checked.out()).isEmpty();
        assertThat(checked.err()).contains("does not hold", "it was made for " + root);
    }

    @Test
    void shouldRefuseAProofThatWasChanged() throws IOException {
        // Given
        Path proof = prove("r1");
        Files.writeString(proof, Files.readString(proof).replace("\"stars\" : 5", "\"stars\" : 1"));

        // When
        Terminal checked = check(proof, root);

        // Then
        assertThat(checked.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(checked.err()).contains("does not hold").doesNotContain("made for");
    }

    private Path prove(String reviewId) throws IOException {
        Terminal proven = Terminal.run("snapshots", "prove", dataset.toString(), "--review", reviewId);
        assertThat(proven.exitCode()).as(proven.err()).isZero();
        return Files.writeString(directory.resolve("proof.json"), proven.out());
    }

    private static Terminal check(Path proof, String root) {
        return Terminal.run("snapshots", "prove", "--check", proof.toString(), "--root", root);
    }
}
