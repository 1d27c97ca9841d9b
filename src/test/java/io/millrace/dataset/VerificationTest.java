package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Snapshot;
import io.millrace.schema.Split;
import io.millrace.testing.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final int RECORDS = 120;
    private static final List<String> ROWS = List.of("train", "validation", "test");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    Path temp;

    private RandomDataset dataset;

    @BeforeEach
    void build() {
        System.out.println("seed " + seed);
        dataset = RandomDataset.build(temp.resolve("d"), RECORDS, random);
        System.out.println(dataset.options());
    }

    @RepeatedTest(5)
    void shouldFindNothingWhereNothingChanged() {
        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.discrepancies()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.notes()).isEmpty();
        assertThat(report.recordRoot()).isEqualTo(dataset.manifest().recordRoot());
        assertThat(report.records()).isEqualTo(dataset.manifest().records());
    }

    @RepeatedTest(10)
    void shouldNameTheRowThatWasDeleted() throws IOException {
        // Given
        String split = anySplit();
        List<String> rows = lines(split + ".jsonl");
        int deleted = random.nextInt(rows.size());
        String review = reviewOf(split, deleted);
        rows.remove(deleted);
        write(split + ".jsonl", rows);

        // When
        VerificationReport report = verify();

        // Then
        assertThat(kinds(report)).contains(Kind.SIZE, Kind.SHA256, Kind.LINES, Kind.MISSING_LINE, Kind.ROOT);
        assertThat(of(report, Kind.MISSING_LINE))
                .singleElement()
                .satisfies(found -> assertThat(found.file()).isEqualTo(split + ".jsonl"))
                .satisfies(found ->
                        assertThat(sameRow(split, deleted, found.line())).isTrue())
                .satisfies(found -> assertThat(found.reviewId()).isEqualTo(review));
        assertThat(kinds(report)).doesNotContain(Kind.CHANGED_LINE, Kind.MISSING_RECORD, Kind.EXTRA_RECORD);
    }

    @RepeatedTest(10)
    void shouldNameTheRowOfWhichAByteChanged() throws IOException {
        // Given
        String split = anySplit();
        List<String> rows = lines(split + ".jsonl");
        int changed = random.nextInt(rows.size());
        rows.set(changed, withOtherByte(rows.get(changed)));
        write(split + ".jsonl", rows);

        // When
        VerificationReport report = verify();

        // Then
        assertThat(kinds(report)).contains(Kind.SHA256, Kind.CHANGED_LINE).doesNotContain(Kind.SIZE, Kind.LINES);
        assertThat(report.damaged()).containsExactly(split + ".jsonl");
        assertThat(of(report, Kind.CHANGED_LINE))
                .containsExactly(new Discrepancy(
                        Kind.CHANGED_LINE,
                        split + ".jsonl",
                        changed + 1L,
                        reviewOf(split, changed),
                        "is not what it was"));
        assertThat(of(report, Kind.MISSING_RECORD)).isEmpty();
    }

    @RepeatedTest(10)
    void shouldNameTheEntryOfTheIndexThatIsGone() throws IOException {
        // Given
        String split = anySplit();
        List<String> entries = lines(split + ".index.jsonl");
        int deleted = random.nextInt(entries.size());
        entries.remove(deleted);
        write(split + ".index.jsonl", entries);

        // When
        VerificationReport report = verify();

        // Then
        assertThat(of(report, Kind.MISSING_LINE))
                .singleElement()
                .satisfies(found -> assertThat(found.file()).isEqualTo(split + ".index.jsonl"))
                .satisfies(found ->
                        assertThat(sameRow(split, deleted, found.line())).isTrue());
        assertThat(report.damaged()).containsExactly(split + ".index.jsonl");
    }

    @RepeatedTest(10)
    void shouldNameTheLeafOfWhichAByteChanged() throws IOException {
        // Given
        Path file = dataset.directory().resolve("leaves.bin");
        byte[] bytes = Files.readAllBytes(file);
        int changed = random.nextInt(bytes.length);
        bytes[changed] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, bytes);

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.damaged()).containsExactly("leaves.bin");
        assertThat(kinds(report)).containsExactlyInAnyOrder(Kind.SHA256, Kind.CHANGED_LINE);
        assertThat(of(report, Kind.CHANGED_LINE))
                .singleElement()
                .satisfies(found -> assertThat(found.line()).isEqualTo(changed / 40 + 1))
                .satisfies(found -> assertThat(found.reviewId()).startsWith("review-"));
    }

    @RepeatedTest(10)
    void shouldNoticeAnyByteOfAnyFileOfTheManifest() throws IOException {
        // Given
        List<FileEntry> files = dataset.manifest().files().stream()
                .filter(file -> file.bytes() > 0)
                .toList();
        FileEntry file = files.get(random.nextInt(files.size()));
        Path path = dataset.directory().resolve(file.name());
        byte[] bytes = Files.readAllBytes(path);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        Files.write(path, bytes);

        // Then
        assertThat(verify().damaged()).containsExactly(file.name());
    }

    @Test
    void shouldNameSeveralDamagedLinesOfOneFile() throws IOException {
        // Given
        rebuild(Map.of("format", "chat"));
        List<String> rows = lines("train.jsonl");
        List<String> reviews = List.of(reviewOf("train", 0), reviewOf("train", 5), reviewOf("train", 6));
        rows.set(5, "{}");
        rows.set(6, rows.get(6).replace("\"assistant\"", "\"nobody\""));
        rows.add(20, rows.get(0));
        rows.remove(0);
        write("train.jsonl", rows);

        // When
        VerificationReport report = verify();

        // Then
        assertThat(of(report, Kind.MISSING_LINE))
                .extracting(Discrepancy::reviewId)
                .containsExactly(reviews.get(0));
        assertThat(of(report, Kind.CHANGED_LINE))
                .extracting(Discrepancy::reviewId)
                .containsExactly(reviews.get(1), reviews.get(2));
        assertThat(of(report, Kind.EXTRA_LINE)).extracting(Discrepancy::line).containsExactly(20L);
    }

    @Test
    void shouldNameTheRecordWhenTheHashesWereChangedToo() throws IOException {
        // Given
        rebuild(Map.of("format", "text-label"));
        List<String> rows = lines("test.jsonl");
        rows.set(1, rows.get(1).replaceAll("\"label\":.", "\"label\":" + otherLabel(rows.get(1))));
        write("test.jsonl", rows);
        forgeManifest("test.jsonl");

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.damaged()).isEmpty();
        assertThat(kinds(report)).contains(Kind.CHANGED_RECORD, Kind.ROOT, Kind.MANIFEST);
        assertThat(of(report, Kind.CHANGED_RECORD))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.file() + ":" + found.line()).isEqualTo("test.jsonl:2"))
                .satisfies(found -> assertThat(found.reviewId()).isEqualTo(reviewOf("test", 1)));
    }

    @Test
    void shouldTellOfAReviewInTwoSplits() throws IOException {
        // Given
        rebuild(Map.of());
        for (String name : List.of(".jsonl", ".index.jsonl")) {
            List<String> test = lines("test" + name);
            test.add(lines("train" + name).get(3));
            write("test" + name, test);
            forgeManifest("test" + name);
        }

        // When
        VerificationReport report = verify();

        // Then
        assertThat(of(report, Kind.UNEQUAL_ROWS))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.file() + ":" + found.line()).isEqualTo("train.jsonl:4"))
                .satisfies(found -> assertThat(found.detail()).contains("test.jsonl:"));
    }

    @Test
    void shouldTellOfMissingAndExtraFiles() throws IOException {
        // Given
        Files.delete(dataset.directory().resolve("train-ids.bin"));
        Files.createDirectory(dataset.directory().resolve("more"));
        Files.writeString(dataset.directory().resolve("more/notes.txt"), "mine");

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.discrepancies())
                .extracting(Discrepancy::kind, Discrepancy::file)
                .containsExactly(tuple(Kind.MISSING_FILE, "train-ids.bin"), tuple(Kind.EXTRA_FILE, "more/notes.txt"));
    }

    @Test
    void shouldCountTheRecordsOfARowFileThatIsMissing() throws IOException {
        // Given
        rebuild(Map.of());
        long rows = dataset.manifest().file("test.jsonl").rows();
        Files.delete(dataset.directory().resolve("test.jsonl"));

        // When
        VerificationReport report = verify();

        // Then
        assertThat(kinds(report)).contains(Kind.MISSING_FILE, Kind.ROOT);
        assertThat(report.counts().get(Kind.MISSING_RECORD)).isEqualTo(rows);
    }

    @Test
    void shouldHoldTheManifestAgainstItself() throws IOException {
        // Given
        Path file = dataset.directory().resolve("manifest.json");
        String manifest = Files.readString(file);
        String topic = dataset.manifest().cut().topic();
        Files.writeString(
                file,
                manifest.replace(topic, topic + "-2")
                        .replaceFirst("\"by_split\" : \\{", "\"by_split\" : {\n\"x\" : 1,"));

        // When
        VerificationReport report = verify();

        // Then
        assertThat(of(report, Kind.MANIFEST))
                .extracting(Discrepancy::detail)
                .anyMatch(detail -> detail.startsWith("snapshot_id"));
        assertThat(report.notes()).isNotEmpty();
    }

    @RepeatedTest(30)
    void shouldRefuseOrReportADamagedManifest() throws IOException {
        // Given
        Manifest before = dataset.manifest();
        Path file = dataset.directory().resolve("manifest.json");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
        }
        Files.write(file, bytes);

        // When
        try {
            VerificationReport report = verify();

            // Then
            assertThat(report.isClean() && report.notes().isEmpty())
                    .as(Files.readString(file))
                    .isEqualTo(report.manifest().equals(before));
        } catch (DatasetException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void shouldMissTheRootOfASecondLayout() throws IOException {
        // Given
        String manifest = Datasets.asOfVersion1(dataset.directory());
        Files.writeString(
                dataset.directory().resolve("manifest.json"),
                manifest.replace("\"format_version\" : 1", "\"format_version\" : 2"));

        // Then
        assertThat(of(verify(), Kind.MANIFEST))
                .extracting(Discrepancy::detail)
                .containsExactly("format version 2 does not go with the record_root");
    }

    @Test
    void shouldHoldTheManifestAgainstTheTopic() {
        // Given
        Manifest manifest = dataset.manifest();
        DatasetSummary built = manifest.toSummary(dataset.directory().toUri());
        List<DatasetFile> files = built.getFiles();
        built.put("record_root", "0".repeat(64));
        built.put("files", files.subList(1, files.size()));
        Snapshot published = Snapshots.ready(manifest, "another", built);

        // When
        VerificationReport report = Verification.of(dataset.directory(), published, settings());

        // Then
        assertThat(kinds(report)).containsExactly(Kind.PUBLISHED);
        assertThat(report.discrepancies())
                .extracting(found -> found.detail().split(" ")[0])
                .containsExactly("cut/topic_id", "record_root", "files:");
    }

    @Test
    void shouldAgreeWithTheTopicAsItWasPublished() {
        // Given
        Snapshot published = Snapshots.ready(
                dataset.manifest(),
                dataset.manifest().cut().topicId(),
                dataset.manifest().toSummary(dataset.directory().toUri()));

        // Then
        assertThat(Verification.of(dataset.directory(), published, settings()).discrepancies())
                .isEmpty();
    }

    @Test
    void shouldVerifyTheFirstLayoutAndSayWhatItLacks() throws IOException {
        // Given
        Datasets.asOfVersion1(dataset.directory());

        // When
        VerificationReport sound = verify();
        List<String> rows = lines("train.jsonl");
        rows.remove(0);
        write("train.jsonl", rows);
        VerificationReport damaged = verify();

        // Then
        assertThat(sound.isClean()).isTrue();
        assertThat(sound.notes()).anyMatch(note -> note.contains("format version 1"));
        assertThat(kinds(damaged)).contains(Kind.SHA256, Kind.LINES, Kind.EXTRA_LINE);
    }

    @Test
    void shouldCountAllAndListSome() throws IOException {
        // Given
        List<String> rows = lines("train.jsonl");
        rows.replaceAll(row -> "{}");
        write("train.jsonl", rows);

        // When
        VerificationReport report = Verification.of(dataset.directory(), null, new VerificationSettings(3, temp));

        // Then
        assertThat(of(report, Kind.CHANGED_LINE)).hasSize(3);
        assertThat(report.counts().get(Kind.CHANGED_LINE)).isEqualTo(rows.size());
    }

    @Test
    void shouldLeaveNothingBehindWhereItSorts() throws IOException {
        // When
        verify();

        // Then
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(dataset.directory());
        }
    }

    private VerificationReport verify() {
        return Verification.of(dataset.directory(), null, settings());
    }

    private VerificationSettings settings() {
        return new VerificationSettings(20, temp);
    }

    private void rebuild(Map<String, String> options) throws IOException {
        DirectoryTree.delete(dataset.directory());
        dataset = RandomDataset.build(dataset.directory(), options, dataset.records());
    }

    private static Set<Kind> kinds(VerificationReport report) {
        return report.counts().keySet();
    }

    private static List<Discrepancy> of(VerificationReport report, Kind kind) {
        return report.discrepancies().stream()
                .filter(found -> found.kind() == kind)
                .toList();
    }

    private String anySplit() {
        List<String> filled = ROWS.stream()
                .filter(split -> dataset.manifest().file(split + ".jsonl").rows() > 2)
                .collect(Collectors.toList());
        return filled.get(random.nextInt(filled.size()));
    }

    /** Where a row was written several times in a row, which of them is gone cannot be told. */
    private boolean sameRow(String split, int deleted, long line) {
        return line == deleted + 1 || original(split, (int) line - 1).equals(original(split, deleted));
    }

    private String original(String split, int line) {
        Path again = temp.resolve("original");
        if (Files.notExists(again)) {
            RandomDataset.build(again, dataset.options(), dataset.records());
        }
        try {
            return Files.readAllLines(again.resolve(split + ".index.jsonl")).get(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String reviewOf(String split, int line) {
        return IndexedReviews.reviewId(dataset.directory(), Split.valueOf(split.toUpperCase(Locale.ROOT)), line + 1)
                .orElseThrow();
    }

    private List<String> lines(String file) throws IOException {
        return new ArrayList<>(Files.readAllLines(dataset.directory().resolve(file)));
    }

    private void write(String file, List<String> lines) throws IOException {
        Files.writeString(
                dataset.directory().resolve(file),
                lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** Any byte but one that begins or ends a line, or makes the line no text. */
    private String withOtherByte(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] changed = bytes.clone();
        while (Arrays.equals(bytes, changed)
                || !new String(changed, StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                        .equals(List.of(new String(changed, StandardCharsets.UTF_8)))
                || new String(changed, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0) {
            changed = bytes.clone();
            changed[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
        }
        return new String(changed, StandardCharsets.UTF_8);
    }

    private static int otherLabel(String row) {
        return row.contains("\"label\":0") ? 4 : 0;
    }

    /** Makes the manifest agree with a file, and with its own hashes. */
    private void forgeManifest(String name) throws IOException {
        Path file = dataset.directory().resolve("manifest.json");
        Manifest manifest = dataset.manifest();
        byte[] content = Files.readAllBytes(dataset.directory().resolve(name));
        FileEntry forged = new FileEntry(
                name,
                new String(content, StandardCharsets.UTF_8).lines().count(),
                content.length,
                Sha256.hex(Sha256.of(content)));
        List<FileEntry> files = manifest.files().stream()
                .map(entry -> entry.name().equals(name) ? forged : entry)
                .toList();
        String json = Files.readString(file).replace(manifest.contentHash(), Manifest.contentHash(files));
        FileEntry before = manifest.file(name);
        json = json.replace(before.sha256(), forged.sha256())
                .replace("\"bytes\" : " + before.bytes() + ",", "\"bytes\" : " + forged.bytes() + ",")
                .replace(
                        "\"name\" : \"" + name + "\",\n      \"rows\" : " + before.rows(),
                        "\"name\" : \"" + name + "\",\n      \"rows\" : " + forged.rows());
        Files.writeString(file, json);
    }
}
