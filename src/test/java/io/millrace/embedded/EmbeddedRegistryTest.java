package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONE = record("{\"name\":\"a\",\"type\":\"string\"}");
    private static final String TWO =
            record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    private static final String NO_DEFAULT =
            record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\"}");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private EmbeddedRegistry registry;

    private record Answer(int status, JsonNode body) {}

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(directory, 0);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldGiveOneIdToASchemaInAllSubjects() throws Exception {
        // When
        Answer first = register("s-value", ONE);
        Answer again = register("s-value", ONE.replace(":", " : "));
        Answer other = register("t-value", ONE);
        Answer evolved = register("s-value", TWO);

        // Then
        assertThat(first).isEqualTo(new Answer(200, JSON.readTree("{\"id\":1}")));
        assertThat(again).isEqualTo(first);
        assertThat(other).isEqualTo(first);
        assertThat(evolved.body().get("id").asInt()).isEqualTo(2);
    }

    @Test
    void shouldAnswerWithSchemasVersionsAndSubjects() throws Exception {
        // Given
        register("s-value", ONE);
        register("s-value", TWO);

        // When
        Answer byId = call("GET", "/schemas/ids/2", null);
        Answer subjects = call("GET", "/subjects", null);
        Answer numbers = call("GET", "/subjects/s-value/versions", null);
        Answer latest = call("GET", "/subjects/s-value/versions/latest", null);
        Answer found = call("POST", "/subjects/s-value", Map.of("schema", ONE));

        // Then
        assertThat(byId.body().get("schema").asText()).isEqualTo(TWO);
        assertThat(subjects.body().toString()).isEqualTo("[\"s-value\"]");
        assertThat(numbers.body().toString()).isEqualTo("[1,2]");
        assertThat(latest.body().get("version").asInt()).isEqualTo(2);
        assertThat(found.body().get("version").asInt()).isEqualTo(1);
        assertThat(found.body().get("subject").asText()).isEqualTo("s-value");
    }

    @Test
    void shouldRefuseAnIncompatibleSchema() throws Exception {
        // Given
        register("s-value", ONE);

        // When
        Answer checked = call(
                "POST", "/compatibility/subjects/s-value/versions/latest?verbose=true", Map.of("schema", NO_DEFAULT));
        Answer refused = register("s-value", NO_DEFAULT);

        // Then
        assertThat(checked.body().get("is_compatible").asBoolean()).isFalse();
        assertThat(checked.body().get("messages").toString()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("error_code").asInt()).isEqualTo(409);
    }

    @Test
    void shouldAllowWhatTheSubjectsLevelAllows() throws Exception {
        // Given
        register("s-value", ONE);

        // When
        Answer set = call("PUT", "/config/s-value", Map.of("compatibility", "FORWARD"));

        // Then
        assertThat(set.body().toString()).isEqualTo("{\"compatibility\":\"FORWARD\"}");
        assertThat(register("s-value", NO_DEFAULT).status()).isEqualTo(200);
        assertThat(call("GET", "/config", null).body().toString()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(call("GET", "/config/other", null).body().get("error_code").asInt())
                .isEqualTo(40408);
        assertThat(call("GET", "/config/other?defaultToGlobal=true", null).status())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerWithTheErrorCodesOfTheApi() throws Exception {
        // Given
        register("s-value", ONE);

        // When // Then
        assertError(call("GET", "/schemas/ids/99", null), 404, 40403);
        assertError(call("GET", "/schemas/ids/2147483647", null), 404, 40403);
        assertError(call("GET", "/subjects/none/versions", null), 404, 40401);
        assertError(call("GET", "/subjects/s-value/versions/7", null), 404, 40402);
        assertError(call("GET", "/subjects/s-value/versions/seven", null), 422, 42202);
        assertError(call("POST", "/subjects/s-value", Map.of("schema", TWO)), 404, 40403);
        assertError(register("s-value", "{\"type\":\"nonsense\"}"), 422, 42201);
        assertError(call("PUT", "/config", Map.of("compatibility", "SOMETIMES")), 422, 42203);
        assertError(call("GET", "/no/such/route", null), 404, 404);
    }

    @Test
    void shouldNeverUseAnIdOrAVersionAgain() throws Exception {
        // Given
        register("s-value", ONE);

        // When
        Answer deleted = call("DELETE", "/subjects/s-value", null);

        // Then
        assertThat(deleted.body().toString()).isEqualTo("[1]");
        assertThat(call("GET", "/schemas/ids/1", null).status()).isEqualTo(200);
        assertThat(register("s-value", TWO).body().get("id").asInt()).isEqualTo(2);
        assertThat(call("GET", "/subjects/s-value/versions", null).body().toString())
                .isEqualTo("[2]");
    }

    @Test
    void shouldKeepEverythingOverARestart() throws Exception {
        // Given
        register("gone-value", TWO);
        register("s-value", ONE);
        call("PUT", "/config/s-value", Map.of("compatibility", "NONE"));
        call("DELETE", "/subjects/gone-value", null);

        // When
        registry.close();
        registry = EmbeddedRegistry.start(directory, 0);

        // Then
        assertThat(call("GET", "/subjects", null).body().toString()).isEqualTo("[\"s-value\"]");
        assertThat(call("GET", "/schemas/ids/1", null).body().get("schema").asText())
                .isEqualTo(TWO);
        assertThat(register("s-value", ONE).body().get("id").asInt()).isEqualTo(2);
        assertThat(call("GET", "/config/s-value", null).body().toString()).contains("NONE");
    }

    @Test
    void shouldDropALineThatACrashCutShort() throws Exception {
        // Given
        register("s-value", ONE);
        registry.close();
        Files.writeString(directory.resolve("schemas.jsonl"), "{\"kind\":\"REGIS", StandardOpenOption.APPEND);

        // When
        registry = EmbeddedRegistry.start(directory, 0);
        register("s-value", TWO);
        registry.close();
        registry = EmbeddedRegistry.start(directory, 0);

        // Then
        assertThat(call("GET", "/subjects/s-value/versions", null).body().toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void shouldRefuseADirectoryThatAnotherRegistryUses() {
        assertThatThrownBy(() -> EmbeddedRegistry.start(directory, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("another registry uses it");
    }

    private static void assertError(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().get("error_code").asInt()).isEqualTo(code);
        assertThat(answer.body().get("message").asText()).isNotEmpty();
    }

    private Answer register(String subject, String schema) throws IOException, InterruptedException {
        return call("POST", "/subjects/" + subject + "/versions", Map.of("schema", schema));
    }

    private Answer call(String method, String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/vnd.schemaregistry.v1+json");
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
