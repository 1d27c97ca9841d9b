package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StratificationTest {

    @TempDir
    Path directory;

    @Test
    void shouldCompareTheSplitsThatWereAskedForWithTheRecords() throws IOException {
        // When
        Manifest manifest = build(Map.of("split", "80,10,10"));

        // Then: 60 train, 10 validation and 30 test records
        assertThat(manifest.counts().stratification())
                .isEqualTo(Map.of(
                        "splits",
                        Map.of(
                                "train", share("0.8", "0.6"),
                                "validation", share("0.1", "0.1"),
                                "test", share("0.1", "0.3"))));
        assertThat(Files.readString(directory.resolve("d/README.md")))
                .contains("| splits | train | 80.00 | 60.00 | -20.00 |\n");
    }

    @Test
    void shouldCompareTheLabelsThatWereAskedForWithTheRowsOfTrain() throws IOException {
        // When
        Manifest manifest = build(Map.of("balance", "target", "target", "1:0.5,2:0,3:0.25,4:0,5:0.25"));

        // Then: there are 40 of 5 stars, 20 of 1 star, none of 3
        assertThat(manifest.counts().trainAfterBalance()).isEqualTo(Map.of(1, 20L, 5, 10L));
        assertThat(manifest.counts().stratification().get("labels"))
                .containsEntry("1", share("0.5", "0.666667"))
                .containsEntry("3", share("0.25", "0"))
                .containsEntry("4", share("0", "0"))
                .containsEntry("5", share("0.25", "0.333333"));
    }

    @Test
    void shouldSayThatEqualLabelsAreEqual() throws IOException {
        assertThat(build(Map.of("balance", "oversample"))
                        .counts()
                        .stratification()
                        .get("labels"))
                .isEqualTo(Map.of("1", share("0.5", "0.5"), "5", share("0.5", "0.5")));
    }

    @Test
    void shouldCompareWhatWeightsMakeOfLanguagesWithTheRowsOfTrain() throws IOException {
        // When
        Manifest manifest = build(Map.of("languages", "de:1,en:0"));

        // Then
        assertThat(manifest.counts().stratification().get("languages"))
                .isEqualTo(Map.of("de", share("1", "1"), "en", share("0", "0")));
    }

    @Test
    void shouldSayNothingIfNothingWasAskedFor() throws IOException {
        assertThat(build(Map.of()).counts().stratification()).isEmpty();
        assertThat(Files.readString(directory.resolve("d/manifest.json"))).doesNotContain("stratification");
        assertThat(Files.readString(directory.resolve("d/README.md"))).doesNotContain("| target |");
    }

    @Test
    void shouldBeWrittenAgainByteForByte() throws IOException {
        // When
        Manifest manifest = build(Map.of(
                "split",
                "98,1,1",
                "balance",
                "target",
                "target",
                "1:0.0005,2:0,3:0,4:0,5:0.9995",
                "languages",
                "de:3"));

        // Then
        assertThat(ManifestFile.toJson(manifest)).isEqualTo(Files.readString(directory.resolve("d/manifest.json")));
        assertThat(manifest.counts().stratification().get("labels").get("1").target())
                .isEqualTo(new BigDecimal("0.000500"));
    }

    @Test
    void shouldBeHeldAgainstTheRowsByVerification() throws IOException {
        // Given
        build(Map.of("split", "80,10,10"));
        Path file = directory.resolve("d/manifest.json");
        Files.writeString(file, Files.readString(file).replace("-0.200000", "-0.100000"));

        // When
        VerificationReport report =
                Verification.of(directory.resolve("d"), null, new VerificationSettings(10, directory));

        // Then
        assertThat(report.discrepancies())
                .singleElement()
                .satisfies(found -> assertThat(found.detail()).contains("counts/stratification"));
    }

    private Manifest build(Map<String, String> options) {
        Path target = directory.resolve("d");
        List<TrainingRecord> records = new ArrayList<>();
        add(40, Split.TRAIN, 5, records);
        add(20, Split.TRAIN, 1, records);
        add(10, Split.VALIDATION, 2, records);
        add(30, Split.TEST, 4, records);
        Datasets.build(target, options, records);
        return ManifestFile.read(target);
    }

    private static void add(int count, Split split, int stars, List<TrainingRecord> records) {
        Random random = new Random(stars);
        for (int i = 0; i < count; i++) {
            String language = random.nextBoolean() ? "de" : "en";
            records.add(TrainingRecords.record("r" + records.size(), split, stars, "", "Text.", language));
        }
    }

    private static Share share(String target, String actual) {
        return Share.of(new BigDecimal(target), new BigDecimal(actual));
    }
}
