package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leaves are made here once more, from the files and by the words of docs/datasets.md, with nothing of the program. */
class LeavesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 77;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    Path directory;

    @Test
    void shouldBeWhatTheDocumentationSays() throws Exception {
        // Given
        System.out.println("seed " + seed);
        for (String balance : List.of("none", "undersample", "oversample")) {
            Map<String, String> options =
                    Map.of("format", "text-label", "balance", balance, "seed", Long.toString(SEED));

            // When
            RandomDataset dataset =
                    RandomDataset.build(directory.resolve(balance), options, RandomDataset.records(300, random));

            // Then
            byte[] expected = leaves(dataset.directory());
            assertThat(Files.readAllBytes(dataset.directory().resolve("leaves.bin")))
                    .isEqualTo(expected);
            assertThat(dataset.manifest().records()).isEqualTo(expected.length / 40);
            assertThat(dataset.manifest().file("leaves.bin").rows()).isEqualTo(expected.length / 40);
        }
    }

    @Test
    void shouldHaveARootThatNoFormatChanges() {
        // Given
        System.out.println("seed " + seed);
        var records = RandomDataset.records(100, random);

        // When
        List<String> roots = new ArrayList<>();
        for (String format : List.of("prompt-completion", "chat", "text-label")) {
            Map<String, String> options = Map.of("format", format);
            roots.add(RandomDataset.build(directory.resolve(format), options, records)
                    .manifest()
                    .recordRoot());
        }

        // Then
        assertThat(roots).hasSize(3).containsOnly(roots.get(0));
    }

    @Test
    void shouldHaveTheRootOfNothingWithoutRecords() {
        // When
        Manifest manifest =
                RandomDataset.build(directory.resolve("d"), Map.of(), List.of()).manifest();

        // Then
        assertThat(manifest.records()).isZero();
        assertThat(manifest.recordRoot()).isEqualTo(Sha256.hex(""));
    }

    @Test
    void shouldFindEveryPositionAndTheGapsBetween() throws IOException {
        // Given
        System.out.println("seed " + seed);
        Leaves leaves = Leaves.open(
                RandomDataset.build(directory.resolve("d"), 200, random).directory());

        // Then
        for (long i = 0; i < leaves.size(); i++) {
            assertThat(leaves.ceiling(leaves.position(i))).isEqualTo(i);
            assertThat(leaves.ceiling(leaves.position(i) + 1)).isEqualTo(i + 1);
        }
        assertThat(leaves.ceiling(0)).isZero();
        assertThat(leaves.ceiling(-1)).isEqualTo(leaves.size());
    }

    private static byte[] leaves(Path dataset) throws Exception {
        TreeMap<String, byte[]> ordered = new TreeMap<>();
        Map<String, Long> rows = new TreeMap<>();
        Map<String, String[]> records = new TreeMap<>();
        for (String split : List.of("train", "validation", "test")) {
            List<String> lines = Files.readAllLines(dataset.resolve(split + ".jsonl"));
            List<String> index = Files.readAllLines(dataset.resolve(split + ".index.jsonl"));
            for (int i = 0; i < lines.size(); i++) {
                JsonNode row = JSON.readTree(lines.get(i));
                JsonNode entry = JSON.readTree(index.get(i));
                String id = entry.get("review_id").asText();
                rows.merge(id, 1L, Long::sum);
                records.put(id, new String[] {
                    split,
                    entry.get("group").asText(),
                    entry.get("language").asText(),
                    Integer.toString(row.get("label").asInt() + 1),
                    row.get("text").asText()
                });
            }
        }
        for (Map.Entry<String, String[]> record : records.entrySet()) {
            byte[] position = position(record.getKey());
            byte[] digest = digest(record.getKey(), record.getValue(), rows.get(record.getKey()));
            byte[] leaf =
                    sha256(new byte[] {0}, ByteBuffer.allocate(8).putLong(SEED).array(), position, digest);
            String order = String.format("%016x", ByteBuffer.wrap(position).getLong());
            ordered.put(order, concat(position, leaf));
        }
        return concat(ordered.values().toArray(byte[][]::new));
    }

    private static byte[] position(String id) throws Exception {
        byte[] hash = sha256(ByteBuffer.allocate(8).putLong(SEED).array(), id.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(8).put(hash, 0, 8).array();
    }

    private static byte[] digest(String id, String[] record, long rows) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String text : List.of(id, record[0], record[1], record[2])) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        out.writeInt(Integer.parseInt(record[3]));
        out.writeLong(rows);
        out.write(sha256(record[4].getBytes(StandardCharsets.UTF_8)));
        return sha256(bytes.toByteArray());
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(concat(parts));
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}
