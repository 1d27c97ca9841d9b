package io.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.dataset.DatasetException;
import io.millrace.schema.Split;
import io.millrace.testing.SmallDataset;
import io.millrace.text.Normalization;
import io.millrace.text.Sketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaks that are planted in datasets, and datasets without any. */
class AuditTest {

    private static final String KETTLE = "This kettle boils water quickly and it looks very nice in my kitchen";
    private static final String LAMP = "The lamp broke after one week and nobody ever answered my letters about it";
    private static final String WAGON = "My daughter plays with the wooden wagon from morning until the evening";

    @TempDir
    Path directory;

    private Path work;

    @BeforeEach
    void createWork() throws IOException {
        work = Files.createDirectory(directory.resolve("work"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt-completion", "chat", "text-label"})
    void shouldFindATextThatAnotherSnapshotTrainsOnInAnyFormat(String format) {
        // Given
        Map<String, String> options = Map.of("format", format, "system", "Rate the review.");
        AuditedDataset one = build("one", new SmallDataset().with(Split.TRAIN, KETTLE), options);
        AuditedDataset two = build(
                "two", new SmallDataset().with(Split.TRAIN, WAGON).with(Split.TEST, KETTLE), Map.of("format", format));

        // When
        AuditReport report = audit(one, two);

        // Then
        assertThat(report.isClean()).isFalse();
        assertThat(report.exact()).isEqualTo(1);
        assertThat(report.near()).isZero();
        assertThat(report.findings())
                .containsExactly(new Finding(
                        true, 1, new Place("two", Split.TEST, 1, "r2"), new Place("one", Split.TRAIN, 1, "r1")));
        assertThat(report.findings().get(0).heldOut()).hasToString("two/test.jsonl:1");
    }

    @Test
    void shouldFindOnlyGoldenTextsInTrainIfAskedForThem() {
        // Given
        AuditedDataset golden = build(
                "golden",
                new SmallDataset()
                        .with(Split.TEST, KETTLE)
                        .with(Split.TRAIN, WAGON)
                        .with(Split.VALIDATION, LAMP));
        AuditedDataset clean = build(
                "clean",
                new SmallDataset()
                        .with(Split.TEST, WAGON)
                        .with(Split.TRAIN, LAMP)
                        .with(Split.VALIDATION, KETTLE));
        AuditedDataset leak = build("leak", new SmallDataset().with(Split.TRAIN, KETTLE.replace("very", "really")));

        // When
        AuditReport ofAll = audit(golden, clean);
        AuditReport ofClean = audit(golden.only(Split.TEST), clean.only(Split.TRAIN));
        AuditReport ofLeak = audit(golden.only(Split.TEST), clean.only(Split.TRAIN), leak.only(Split.TRAIN));

        // Then
        assertThat(ofAll.exact()).isEqualTo(2);
        assertThat(ofClean.isClean()).isTrue();
        assertThat(ofClean.datasets())
                .containsExactly(new AuditReport.Rows("golden", 0, 0, 1), new AuditReport.Rows("clean", 1, 0, 0));
        assertThat(ofLeak.near()).isEqualTo(1);
        assertThat(ofLeak.findings().get(0).heldOut()).hasToString("golden/test.jsonl:1");
        assertThat(ofLeak.findings().get(0).train()).hasToString("leak/train.jsonl:1");
    }

    @ParameterizedTest
    @EnumSource(names = {"VALIDATION", "TEST"})
    void shouldFindATextOnBothSidesOfOneSnapshot(Split heldOut) {
        // When
        AuditReport report = audit(build(
                "one",
                new SmallDataset().with(Split.TRAIN, LAMP).with(heldOut, LAMP).with(heldOut, WAGON)));

        // Then
        assertThat(report.exact()).isEqualTo(1);
        assertThat(report.trainTexts()).isEqualTo(1);
        assertThat(report.heldOutTexts()).isEqualTo(2);
    }

    @Test
    void shouldFindATextThatDiffersInCaseAndSpaceOnly() {
        // When
        AuditReport report = audit(
                build("one", new SmallDataset().with(Split.TRAIN, "Great", "Works  FINE")),
                build("two", new SmallDataset().with(Split.TEST, "GREAT", "works fine")));

        // Then
        assertThat(report.exact()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void shouldFindANearTextInTheSameAndInAnotherSnapshot(boolean same) {
        // Given
        String edited = KETTLE.replace("very nice", "really nice");
        SmallDataset one = new SmallDataset().with(Split.TRAIN, WAGON).with(Split.TRAIN, KETTLE);
        SmallDataset two = new SmallDataset().with(Split.VALIDATION, LAMP);
        (same ? one : two).with(Split.TEST, edited);

        // When
        AuditReport report = audit(build("one", one), build("two", two));

        // Then
        assertThat(report.exact()).isZero();
        assertThat(report.near()).isEqualTo(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.exact()).isFalse();
        assertThat(finding.similarity())
                .isEqualTo(Sketch.of(KETTLE.toLowerCase(Locale.ROOT))
                        .similarity(Sketch.of(edited.toLowerCase(Locale.ROOT))));
        assertThat(finding.heldOut().dataset()).isEqualTo(same ? "one" : "two");
        assertThat(finding.train().reviewId()).isEqualTo("r2");
    }

    @Test
    void shouldPassWhatIsOnOneSideOnlyHoweverOften() {
        // Given
        SmallDataset first = new SmallDataset().with(Split.TRAIN, KETTLE).with(Split.TEST, LAMP);
        SmallDataset second = new SmallDataset()
                .with(Split.TRAIN, KETTLE)
                .with(Split.TRAIN, KETTLE.replace("very", "really"))
                .with(Split.TEST, LAMP)
                .with(Split.VALIDATION, LAMP.replace("ever", "yet"));

        // When
        AuditReport report = audit(build("one", first), build("two", second));

        // Then
        assertThat(report.isClean()).isTrue();
        assertThat(report.datasets())
                .containsExactly(new AuditReport.Rows("one", 1, 0, 1), new AuditReport.Rows("two", 2, 1, 1));
        assertThat(report.trainTexts()).isEqualTo(2);
        assertThat(report.heldOutTexts()).isEqualTo(2);
        assertThat(report.findings()).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void shouldNotTakeOppositeTextsForNear() {
        // When
        AuditReport report = audit(build(
                "one",
                new SmallDataset()
                        .with(Split.TRAIN, KETTLE)
                        .with(Split.TEST, KETTLE.replace("looks", "does not look"))));

        // Then
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void shouldPassAnEmptyDatasetAndNone() {
        assertThat(audit(build("one", new SmallDataset())).isClean()).isTrue();
        assertThat(audit().isClean()).isTrue();
    }

    @Test
    void shouldCountAllAndListTheFirst() {
        // Given
        SmallDataset dataset = new SmallDataset();
        for (int i = 0; i < 50; i++) {
            dataset.with(Split.TRAIN, "text number " + i).with(Split.TEST, "Text number " + i);
        }
        AuditedDataset built = build("one", dataset);

        // When
        AuditReport report = Audit.of(List.of(built), new AuditSettings(Normalization.STANDARD, 0.65, 3, work));

        // Then
        assertThat(report.exact()).isEqualTo(50);
        assertThat(report.findings())
                .extracting(finding -> finding.heldOut().line())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldDoWithoutAnIndex() throws IOException {
        // Given
        AuditedDataset built =
                build("one", new SmallDataset().with(Split.TRAIN, LAMP).with(Split.TEST, LAMP));
        Files.delete(built.directory().resolve("test.index.jsonl"));

        // When
        Finding finding = audit(built).findings().get(0);

        // Then
        assertThat(finding.heldOut().reviewId()).isNull();
        assertThat(finding.train().reviewId()).isEqualTo("r1");
    }

    @Test
    void shouldNameTheLineThatIsNoRow() throws IOException {
        // Given
        AuditedDataset built = build("one", new SmallDataset().with(Split.TRAIN, LAMP));
        Files.writeString(built.directory().resolve("train.jsonl"), "{}\n");

        // Then
        assertThatThrownBy(() -> audit(built))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("line 1 of")
                .hasMessageContaining("train.jsonl");
        assertThat(work).isEmptyDirectory();
    }

    /** Held against comparing all with all. */
    @Test
    void shouldMissHardlyAnyNearText() {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> texts = edited(random);
        List<String> train = texts.subList(0, texts.size() / 2);
        List<String> test = texts.subList(texts.size() / 2, texts.size());
        SmallDataset dataset = new SmallDataset();
        train.forEach(text -> dataset.with(Split.TRAIN, text));
        test.forEach(text -> dataset.with(Split.TEST, text));

        // When
        AuditReport report = audit(build("one", dataset));

        // Then
        List<Sketch> trained = train.stream().distinct().map(Sketch::of).toList();
        long expected = test.stream()
                .distinct()
                .filter(text -> !train.contains(text))
                .map(Sketch::of)
                .filter(text -> trained.stream().anyMatch(other -> text.similarity(other) >= 0.65))
                .count();
        assertThat(expected).isGreaterThan(300);
        assertThat(report.near()).isBetween(expected - 5, expected);
    }

    /** Texts of few words, and the same with a word or two changed. */
    private static List<String> edited(Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            List<String> words = random.ints(8 + random.nextInt(12), 0, 400)
                    .mapToObj(number -> "w" + Integer.toString(number, 36).replaceAll("[0-9]", "z"))
                    .collect(Collectors.toCollection(ArrayList::new));
            texts.add(String.join(" ", words));
            IntStream.range(0, 1 + random.nextInt(2)).forEach(edit -> words.set(random.nextInt(words.size()), "other"));
            texts.add(String.join(" ", words));
        }
        Collections.shuffle(texts, random);
        return texts;
    }

    private AuditedDataset build(String name, SmallDataset dataset) {
        return build(name, dataset, Map.of());
    }

    private AuditedDataset build(String name, SmallDataset dataset, Map<String, String> options) {
        return new AuditedDataset(name, dataset.build(directory.resolve(name), options));
    }

    private AuditReport audit(AuditedDataset... datasets) {
        return Audit.of(List.of(datasets), new AuditSettings(Normalization.STANDARD, 0.65, 20, work));
    }
}
