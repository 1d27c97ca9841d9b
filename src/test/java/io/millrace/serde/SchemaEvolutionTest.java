package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Feedback;
import io.millrace.schema.TrainingRecord;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields that came later: what was written without them can be read, and with them too. */
class SchemaEvolutionTest {

    @Test
    void shouldReadTrainingRecordsThatWereNotCounted() {
        // Given
        Schema now = TrainingRecord.getClassSchema();
        Schema before = without(now, "copies");

        // Then
        assertThat(compatibility(now, before)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(compatibility(before, now)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(now.getField("copies").defaultVal()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("corrections")
    void shouldReadWhatWasWrittenBeforeCorrectionsWereKept(Schema now, String field) {
        // Given
        Schema before = without(now, field);

        // Then
        assertThat(compatibility(now, before)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(compatibility(before, now)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(now.getField(field).defaultVal()).isEqualTo(JsonProperties.NULL_VALUE);
    }

    static Stream<Arguments> corrections() {
        return Stream.of(
                Arguments.of(TrainingRecord.getClassSchema(), "corrected_stars"),
                Arguments.of(Feedback.getClassSchema(), "predicted_stars"));
    }

    private static Schema without(Schema schema, String name) {
        List<Schema.Field> others = schema.getFields().stream()
                .filter(field -> !field.name().equals(name))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, others);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }
}
