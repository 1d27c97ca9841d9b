package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB, which shares no code with the writer, reads from the files. */
class ParquetRowsTest {

    private static final Instant WRITTEN = Instant.parse("2025-03-04T05:06:07.089Z");

    @TempDir
    Path directory;

    private Connection duck;

    @BeforeEach
    void connect() throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void disconnect() throws SQLException {
        duck.close();
    }

    @Test
    void shouldHaveTheDocumentedColumns() throws SQLException {
        // When
        build(List.of(full()));

        // Then
        assertThat(query("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM " + train() + ")"))
                .containsExactly(
                        "review_id VARCHAR",
                        "group VARCHAR",
                        "split VARCHAR",
                        "language VARCHAR",
                        "text VARCHAR",
                        "stars INTEGER",
                        "label_source VARCHAR",
                        "weight DOUBLE",
                        "corrected_stars INTEGER",
                        "copies INTEGER",
                        "product_id VARCHAR",
                        "category VARCHAR",
                        "reviewed_at TIMESTAMP WITH TIME ZONE");
        assertThat(query("SELECT name || ' ' || repetition_type FROM parquet_schema('" + file("train") + "')"
                        + " WHERE repetition_type = 'OPTIONAL'"))
                .containsExactly("corrected_stars OPTIONAL", "product_id OPTIONAL", "category OPTIONAL");
    }

    @Test
    void shouldHoldEveryValueOfARecord() throws SQLException {
        // When
        build(List.of(full()));

        // Then
        assertThat(query(
                        "SELECT concat_ws('|', review_id, \"group\", split, language, text, stars, label_source, weight,"
                                + " corrected_stars, copies, product_id, category, epoch_ms(reviewed_at)) FROM "
                                + train()))
                .containsExactly(
                        "r1|0123456789abcdef0123456789abcdef|train|ja|Größe\n\n👍 とても良い \"so\"|4|support|2.5|2|3"
                                + "|p1|home|" + WRITTEN.toEpochMilli());
    }

    @Test
    void shouldHaveNullsWhereThereIsNothing() throws SQLException {
        // When
        build(List.of(TrainingRecords.record("r1", Split.TRAIN, 5, "", "Fine.")));

        // Then
        assertThat(query(
                        "SELECT corrected_stars IS NULL AND product_id IS NULL AND category IS NULL AND copies = 1 FROM "
                                + train()))
                .containsExactly("true");
    }

    @Test
    void shouldHaveTheRowsOfTheOtherFormatsInTheirOrder() throws SQLException, IOException {
        // Given
        List<TrainingRecord> records = IntStream.range(0, 2_000)
                .mapToObj(i -> TrainingRecords.random("r" + i, new Random(i)))
                .toList();

        // When
        build(records);

        // Then
        for (String split : List.of("train", "validation", "test")) {
            List<String> expected = new ArrayList<>();
            List<String> lines = Files.readAllLines(directory.resolve("d/" + split + ".jsonl"));
            List<String> index = Files.readAllLines(directory.resolve("d/" + split + ".index.jsonl"));
            for (int i = 0; i < lines.size(); i++) {
                JsonNode row = new ObjectMapper().readTree(lines.get(i));
                String id = new ObjectMapper()
                        .readTree(index.get(i))
                        .path("review_id")
                        .asText();
                expected.add(id + row.path("text").asText() + (row.path("label").asInt() + 1));
            }
            assertThat(expected).isNotEmpty();
            assertThat(query("SELECT review_id || text || stars FROM '" + file(split) + "'"))
                    .isEqualTo(expected);
        }
        long corrected = records.stream()
                .filter(record -> record.getSplit() == Split.TRAIN && record.getCorrectedStars() != null)
                .count();
        assertThat(query("SELECT count(corrected_stars) FROM " + train())).containsExactly("" + corrected);
    }

    @Test
    void shouldReadRowsOfManyGroups() throws SQLException, IOException {
        // Given: texts that no dictionary makes smaller, of 20 MB
        Path target = directory.resolve("rows.parquet");
        Random random = new Random(7);
        long rows = 0;
        long chars = 0;

        // When
        try (ParquetRows file = new ParquetRows(target)) {
            for (; rows < 20_000; rows++) {
                byte[] bytes = new byte[500 + random.nextInt(1_000)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) ('a' + random.nextInt(26));
                }
                TrainingRecord record = TrainingRecords.record(
                        "r" + rows,
                        Split.TRAIN,
                        (int) (1 + rows % 5),
                        "",
                        new String(bytes, StandardCharsets.US_ASCII));
                RowFormat.Row row = RowFormat.Row.of(record);
                chars += row.text().length();
                file.append(record, row);
            }
            assertThat(file.seal().rows()).isEqualTo(rows);
        }

        // Then
        assertThat(query(
                        "SELECT count(*) || ' ' || count(DISTINCT review_id) || ' ' || sum(length(text)) || ' ' || sum(stars)"
                                + " FROM '" + target + "'"))
                .containsExactly(rows + " " + rows + " " + chars + " " + 3 * rows);
        assertThat(query("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('" + target + "')"))
                .containsExactly("3");
        assertThat(query("SELECT DISTINCT compression FROM parquet_metadata('" + target + "')"))
                .containsExactly("UNCOMPRESSED");
    }

    @Test
    void shouldHaveNoRowsInAnEmptySplit() throws SQLException {
        // When
        build(List.of(full()));

        // Then
        assertThat(query("SELECT count(*) FROM '" + file("test") + "'")).containsExactly("0");
    }

    @Test
    void shouldSayWhoMadeItAndNotWhen() throws SQLException {
        // When
        build(List.of(full()));

        // Then
        assertThat(query("SELECT created_by || num_rows FROM parquet_file_metadata('" + file("train") + "')"))
                .containsExactly(Version.FULL_VERSION + 1);
    }

    private static TrainingRecord full() {
        return TrainingRecords.builder("r1", Split.TRAIN, 4, "Größe", "👍 とても良い \"so\"")
                .setLanguage("ja")
                .setLabelSource("support")
                .setLabelWeight(2.5)
                .setCorrectedStars(2)
                .setCopies(3)
                .setProductId("p1")
                .setReviewerId("nobody shall know")
                .setProductCategory("home")
                .setReviewedAt(WRITTEN)
                .build();
    }

    private void build(List<TrainingRecord> records) {
        Datasets.build(directory.resolve("d"), Map.of("formats", "text-label,parquet"), records);
    }

    private Path file(String split) {
        return directory.resolve("d/parquet/" + split + ".parquet");
    }

    private String train() {
        return "'" + file("train") + "'";
    }

    /** The first column of all rows. */
    private List<String> query(String sql) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    @Test
    void shouldHoldNoAuthor() throws IOException {
        // When
        build(List.of(full()));

        // Then
        byte[] content = Files.readAllBytes(file("train"));
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("nobody shall know");
        assertThat(Arrays.copyOf(content, 4)).isEqualTo("PAR1".getBytes(StandardCharsets.US_ASCII));
    }
}
