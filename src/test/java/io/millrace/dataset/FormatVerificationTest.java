package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the folders of further formats. */
class FormatVerificationTest {

    private static final Map<String, String> OPTIONS =
            Map.of("formats", "text-label,chat,preference,dpo,parquet", "tokens", "r50k_base");

    @TempDir
    Path temp;

    private RandomDataset dataset;

    @BeforeEach
    void build() {
        dataset = RandomDataset.build(temp.resolve("d"), OPTIONS, RandomDataset.records(150, new Random(5)));
    }

    @Test
    void shouldFindNothingWhereNothingChanged() {
        assertThat(verify().discrepancies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat/train.jsonl",
                "preference/train.jsonl",
                "dpo/train.jsonl",
                "parquet/test.parquet",
                "train.index.jsonl"
            })
    void shouldNameTheFileOfWhichAByteChanged(String name) throws IOException {
        // Given
        Path file = dataset.directory().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        // Then
        assertThat(verify().damaged()).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"chat/train.jsonl, 7", "dpo/train.jsonl, 3", "preference/train.jsonl, 3"})
    void shouldNameTheFirstLineThatChanged(String name, int line) throws IOException {
        // Given
        replaceLine(name, line, lines(name).get(line - 1).replaceFirst("Well", "Wall"));

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.discrepancies())
                .extracting(Discrepancy::kind, Discrepancy::file, Discrepancy::line)
                .containsExactly(tuple(Kind.SHA256, name, null), tuple(Kind.CHANGED_LINE, name, (long) line));
        assertThat(report.discrepancies().get(1).reviewId())
                .isEqualTo(name.startsWith("chat") ? reviewOf(Split.TRAIN, line) : null);
    }

    @Test
    void shouldNameTheReviewOfTheLineThatIsGone() throws IOException {
        // Given
        List<String> lines = lines("chat/test.jsonl");
        write("chat/test.jsonl", lines.subList(0, lines.size() - 1));

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.counts().keySet()).containsExactly(Kind.SIZE, Kind.SHA256, Kind.LINES, Kind.MISSING_LINE);
        assertThat(report.discrepancies())
                .filteredOn(found -> found.kind() == Kind.MISSING_LINE)
                .extracting(Discrepancy::line, Discrepancy::reviewId)
                .containsExactly(tuple((long) lines.size(), reviewOf(Split.TEST, lines.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat/train.jsonl", "dpo/train.jsonl"})
    void shouldNameTheLineThatWasChangedWithItsHash(String name) throws IOException {
        // Given
        String line = lines(name).get(3);
        replaceLine(name, 4, line.replaceFirst("Well", "Fell"));
        forgeManifest(name);

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.damaged()).isEmpty();
        assertThat(report.discrepancies())
                .extracting(Discrepancy::kind, Discrepancy::file, Discrepancy::line)
                .containsExactly(tuple(Kind.CHANGED_LINE, name, 4L));
    }

    @Test
    void shouldTellOfAManifestThatHasFewerRowsOfAFormat() throws IOException {
        // Given
        write("chat/train.jsonl", lines("chat/train.jsonl").subList(0, 5));
        forgeManifest("chat/train.jsonl");

        // When
        VerificationReport report = verify();

        // Then
        assertThat(report.counts().keySet()).containsExactly(Kind.MISSING_LINE, Kind.MANIFEST);
        assertThat(report.discrepancies().get(1).detail()).startsWith("rows of chat/train.jsonl is 5");
    }

    @Test
    void shouldTellOfMissingAndExtraFilesInFolders() throws IOException {
        // Given
        Files.delete(dataset.directory().resolve("parquet/train.parquet"));
        Files.delete(dataset.directory().resolve("chat/test.jsonl"));
        Files.writeString(dataset.directory().resolve("chat/more.jsonl"), "{}");

        // Then
        assertThat(verify().discrepancies())
                .extracting(Discrepancy::kind, Discrepancy::file)
                .containsExactly(
                        tuple(Kind.MISSING_FILE, "chat/test.jsonl"),
                        tuple(Kind.MISSING_FILE, "parquet/train.parquet"),
                        tuple(Kind.EXTRA_FILE, "chat/more.jsonl"));
    }

    @Test
    void shouldNameTheEntryWhoseTokensChanged() throws IOException {
        // Given
        String entry = lines("train.index.jsonl").get(9);
        replaceLine("train.index.jsonl", 10, entry.replaceFirst("\"tokens\":[0-9]+", "\"tokens\":1"));

        // Then
        assertThat(verify().discrepancies())
                .filteredOn(found -> found.kind() == Kind.CHANGED_LINE)
                .extracting(Discrepancy::file, Discrepancy::line, Discrepancy::reviewId)
                .containsExactly(tuple("train.index.jsonl", 10L, reviewOf(Split.TRAIN, 10)));
    }

    @Test
    void shouldCompareDatasetsOfOtherFormats() {
        // Given
        RandomDataset chat = RandomDataset.build(temp.resolve("chat"), Map.of("format", "chat"), dataset.records());

        // Then
        assertThat(DatasetDiff.of(dataset.directory(), chat.directory(), settings())
                        .isEmpty())
                .isTrue();
    }

    private VerificationReport verify() {
        return Verification.of(dataset.directory(), null, settings());
    }

    private VerificationSettings settings() {
        return new VerificationSettings(20, temp);
    }

    private String reviewOf(Split split, int line) {
        return IndexedReviews.reviewId(dataset.directory(), split, line).orElseThrow();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(dataset.directory().resolve(name));
    }

    private void replaceLine(String name, int line, String replacement) throws IOException {
        List<String> lines = lines(name);
        assertThat(replacement).isNotEqualTo(lines.set(line - 1, replacement));
        write(name, lines);
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.writeString(dataset.directory().resolve(name), String.join("\n", lines) + "\n");
    }

    /** Makes the manifest agree with a file. */
    private void forgeManifest(String name) throws IOException {
        String content = Files.readString(dataset.directory().resolve(name));
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        FileEntry forged = new FileEntry(name, content.lines().count(), bytes.length, Sha256.hex(Sha256.of(bytes)));
        Manifest was = dataset.manifest();
        Files.delete(dataset.directory().resolve(ManifestFile.NAME));
        ManifestFile.write(
                new Manifest(
                        was.formatVersion(),
                        was.snapshotId(),
                        was.cut(),
                        was.configuration(),
                        was.configurationDigest(),
                        was.programVersion(),
                        was.records(),
                        was.recordRoot(),
                        was.contentHash(),
                        was.files().stream()
                                .map(file -> file.name().equals(name) ? forged : file)
                                .toList(),
                        was.counts(),
                        was.redaction()),
                dataset.directory());
    }
}
