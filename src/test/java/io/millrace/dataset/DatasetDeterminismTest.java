package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant 6: a snapshot is a pure function of what was written before the cut and of the configuration. */
class DatasetDeterminismTest {

    private record Event(String id, TrainingRecord value, Instant time) {}

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Map<String, List<Event>> histories = histories();

    @TempDir
    Path directory;

    @BeforeEach
    void printSeed() {
        System.out.println("seed " + seed);
    }

    @AfterEach
    void restoreDefaults() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void shouldGiveTheSameBytesInEveryFormatForAnyThreads() throws IOException {
        // Given
        Map<String, String> options = Map.of(
                "formats", "chat,parquet,preference,dpo,text-label", "balance", "oversample", "tokens", "r50k_base");
        SortedMap<String, String> expected = build("expected", options, 1, 64);

        // Then
        assertThat(expected).containsKeys("parquet/train.parquet", "dpo/test.jsonl");
        assertThat(build("4-7", options, 4, 7)).isEqualTo(expected);
    }

    @Test
    void shouldGiveTheSameBytesWithAllThatSelects() throws IOException {
        // Given
        Datasets.build(directory.resolve("golden"), Map.of(), RandomDataset.records(100, random));
        Map<String, String> options = new HashMap<>(Map.of(
                "balance", "target", "target", "1:0.1,2:0.2,3:0.2,4:0.2,5:0.3", "languages", "de:2,en:1,other:0.5"));
        options.putAll(Map.of("author_max", "9", "guard_window_ms", "3600000", "split", "60,20,20"));
        options.putAll(Map.of("author_total_max", "12", "product_total_max", "10"));
        options.put("golden", GoldenSet.of(directory.resolve("golden")).format());
        SortedMap<String, String> expected = build("expected", options, 1, 64);

        // Then
        assertThat(ManifestFile.read(directory.resolve("expected")).counts().leftOut())
                .containsOnlyKeys("author", "author-total", "golden", "language", "product-total")
                .allSatisfy(
                        (reason, leftOut) -> assertThat(leftOut.get("train")).isPositive());
        for (int threads : new int[] {2, 4}) {
            for (int buckets : new int[] {1, 7}) {
                assertThat(build(threads + "-" + buckets, options, threads, buckets))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"none, prompt-completion, 0", "undersample, chat, 5", "oversample, text-label, 3", "none, chat, 1"})
    void shouldGiveTheSameBytesForAnyInterleavingThreadsAndBuckets(String balance, String format, String authorMax)
            throws IOException {
        // Given
        Map<String, String> options = new HashMap<>(Map.of("balance", balance, "format", format, "seed", "42"));
        options.putAll(Map.of("author_max", authorMax, "product_max", "20", "guard_window_ms", "3600000"));
        SortedMap<String, String> expected = build("expected", options, 1, 64);

        // Then
        for (int threads : new int[] {1, 2, 4}) {
            for (int buckets : new int[] {1, 7, 64}) {
                assertThat(build(threads + "-" + buckets, options, threads, buckets))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldGiveTheSameBytesInAnyLocaleAndTimeZone() throws IOException {
        // Given
        SortedMap<String, String> expected = build("expected", Map.of(), 1, 64);

        // Then
        for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"}) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(build(tag, Map.of(), 2, 64)).isEqualTo(expected);
        }
    }

    /** The default charset cannot be changed within a JVM. What is only there to compile against is left out. */
    @Test
    void shouldGiveTheSameBytesInAJvmOfAnotherCharsetWithoutHadoop() throws Exception {
        // Given
        SortedMap<String, String> expected = ElsewhereMain.build(directory.resolve("here"), seed);
        Path log = directory.resolve("log");

        // When
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dfile.encoding=UTF-16BE",
                        "-Duser.language=tr",
                        "-Duser.timezone=Pacific/Chatham",
                        "-cp",
                        classPathWithoutHadoop(),
                        ElsewhereMain.class.getName(),
                        directory.resolve("there").toString(),
                        Long.toString(seed))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();

        // Then
        assertThat(exit).as(Files.readString(log, StandardCharsets.ISO_8859_1)).isZero();
        assertThat(Datasets.files(directory.resolve("there")))
                .isEqualTo(expected)
                .containsKeys("leaves.bin", "parquet/train.parquet");
    }

    private static String classPathWithoutHadoop() {
        String all = System.getProperty("java.class.path");
        String rest = Stream.of(all.split(File.pathSeparator))
                .filter(path -> !Path.of(path).getFileName().toString().startsWith("hadoop-"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(rest).hasSizeLessThan(all.length());
        return rest;
    }

    @Test
    void shouldHoldTheLastVersionOfEachReviewAndNothingElse() throws IOException {
        // When
        build("d", Map.of(), 2, 64);

        // Then
        List<String> expected = histories.values().stream()
                .map(history -> history.get(history.size() - 1))
                .filter(last -> last.value() != null)
                .map(last -> last.value().getSplit()
                        + LabelledText.textOf(
                                last.value().getTitle(), last.value().getBody())
                        + last.value().getStars()
                        + last.value().getLanguage())
                .toList();
        assertThat(written(directory.resolve("d"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldBeShuffledOtherwiseWithAnotherSeed() throws IOException {
        // When
        SortedMap<String, String> one = build("1", Map.of("seed", "1"), 1, 64);
        SortedMap<String, String> two = build("2", Map.of("seed", "2"), 1, 64);

        // Then
        assertThat(one.get("train.jsonl")).isNotEqualTo(two.get("train.jsonl"));
        assertThat(one.get("train.jsonl").lines().sorted().toList())
                .isEqualTo(two.get("train.jsonl").lines().sorted().toList());
        assertThat(one.get("train-ids.bin")).isEqualTo(two.get("train-ids.bin"));
    }

    private Map<String, List<Event>> histories() {
        Map<String, List<Event>> made = new HashMap<>();
        for (int i = 0; i < 1500; i++) {
            String id = "review-" + i;
            made.put(
                    id,
                    Stream.generate(() -> event(id))
                            .limit(1 + random.nextInt(4))
                            .toList());
        }
        return made;
    }

    private Event event(String id) {
        Instant time = Instant.ofEpochSecond(random.nextInt(3 * 3600));
        return new Event(id, random.nextInt(4) == 0 ? null : TrainingRecords.random(id, random), time);
    }

    /** Deals the reviews to as many partitions as threads, in a random interleaving that keeps each history in order. */
    private SortedMap<String, String> build(String name, Map<String, String> options, int threads, int buckets)
            throws IOException {
        Path target = directory.resolve(name);
        List<List<Event>> partitions = partitions(threads);
        try (DatasetBuilder builder = builder(options, target, buckets)) {
            CompletableFuture.allOf(partitions.stream()
                            .map(events -> CompletableFuture.runAsync(
                                    () -> events.forEach(
                                            event -> builder.accept(event.id(), event.value(), event.time())),
                                    command -> new Thread(command).start()))
                            .toArray(CompletableFuture[]::new))
                    .join();
            builder.finish();
        }
        return Datasets.files(target);
    }

    private DatasetBuilder builder(Map<String, String> options, Path target, int buckets) {
        DatasetPlan plan = TrainingRecords.plan(options);
        return DatasetBuilder.create(plan, target, buckets, id -> directory.resolve("golden"));
    }

    private List<List<Event>> partitions(int count) {
        List<List<Event>> partitions = IntStream.range(0, count)
                .<List<Event>>mapToObj(i -> new ArrayList<>())
                .toList();
        List<String> turns = new ArrayList<>();
        histories.forEach((id, history) -> turns.addAll(Collections.nCopies(history.size(), id)));
        Collections.shuffle(turns, random);
        int salt = random.nextInt();
        Map<String, Integer> taken = new HashMap<>();
        for (String id : turns) {
            int next = taken.merge(id, 1, Integer::sum) - 1;
            partitions
                    .get(Math.floorMod(id.hashCode() ^ salt, count))
                    .add(histories.get(id).get(next));
        }
        return partitions;
    }

    private static List<String> written(Path target) {
        List<String> rows = new ArrayList<>();
        for (Split split : Split.values()) {
            try (Stream<LabelledText> texts = DatasetReader.read(target, split)) {
                texts.forEach(row -> rows.add(split + row.text() + row.stars() + row.language()));
            }
        }
        return rows;
    }
}
