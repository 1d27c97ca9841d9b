package io.millrace.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * The schema of a generated class as its file has it. Avro's compiler adds {@code avro.java.string} to every string;
 * registered like that, the schema would not be the one that other languages, or an operator with the file, register.
 */
final class PortableSchema {

    private static final String JAVA_STRING = "avro.java.string";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PortableSchema() {}

    static Schema of(Schema schema) {
        try {
            JsonNode json = JSON.readTree(schema.toString());
            json.findParents(JAVA_STRING).forEach(parent -> ((ObjectNode) parent).remove(JAVA_STRING));
            return new Schema.Parser().parse(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
        }
    }
}
