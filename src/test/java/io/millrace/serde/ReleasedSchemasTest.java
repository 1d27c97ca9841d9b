package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.RandomRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What any release wrote stays readable: {@code BACKWARD_TRANSITIVE}, over the schemas of each release, which are kept in a
 * directory of its version. Those of a version that is not released yet may still be replaced.
 */
class ReleasedSchemasTest {

    private static final Path CURRENT = Path.of("schemas");
    private static final Path RELEASED = Path.of("src", "test", "resources", "schemas");
    private static final long SEED = 1_066;
    private static final int RECORDS = 50;

    private static final SchemaValidator READS_ALL =
            new SchemaValidatorBuilder().canReadStrategy().validateAll();

    @ParameterizedTest
    @MethodSource("releases")
    void shouldStillHaveEveryRecord(Path release) throws IOException {
        assertThat(schemas(CURRENT).keySet()).containsAll(schemas(release).keySet());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void shouldReadEverySchema(Path release) throws IOException {
        // Given
        Map<String, Schema> current = schemas(CURRENT);

        // Then
        schemas(release)
                .forEach((name, schema) -> assertThatCode(() -> READS_ALL.validate(current.get(name), List.of(schema)))
                        .as(name)
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void shouldReadRecordsIntoTheClassesOfToday(Path release) throws IOException {
        // Given
        System.out.println("seed " + SEED);
        List<Schema> records = schemas(release).values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .toList();

        // When // Then
        for (Schema writer : records) {
            assertThat(RandomRecords.read(writer, RECORDS, SEED))
                    .as(writer.getFullName())
                    .hasSize(RECORDS)
                    .allMatch(SpecificRecord.class::isInstance);
        }
    }

    @Test
    void shouldKnowAtLeastOneRelease() throws IOException {
        assertThat(releases()).isNotEmpty();
        for (Path release : releases().toList()) {
            assertThat(schemas(release)).containsKey("io.millrace.schema.Review");
        }
    }

    @Test
    void shouldRefuseAFieldThatOldRecordsLack() throws IOException {
        // Given
        Schema released = schemas(CURRENT).get("io.millrace.schema.Review");
        Schema changed = new Schema.Parser()
                .parse(released.toString()
                        .replace("\"fields\":[", "\"fields\":[{\"name\":\"mood\",\"type\":\"string\"},"));

        // When // Then
        assertThatThrownBy(() -> READS_ALL.validate(changed, List.of(released)))
                .isInstanceOf(SchemaValidationException.class)
                .hasMessageContaining("mood");
    }

    private static Stream<Path> releases() throws IOException {
        try (Stream<Path> versions = Files.list(RELEASED)) {
            return versions.sorted().toList().stream();
        }
    }

    /** The named types of a directory, whose files refer to each other. */
    private static Map<String, Schema> schemas(Path directory) throws IOException {
        SchemaParser parser = new SchemaParser();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                parser.parse(file);
            }
        }
        return parser.getParsedNamedSchemas().stream()
                .collect(Collectors.toMap(Schema::getFullName, Function.identity()));
    }
}
