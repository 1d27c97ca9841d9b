package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schemas as other producers register them. */
class ForeignSchemaTest {

    private static final String MONEY = "{\\\"type\\\":\\\"fixed\\\",\\\"name\\\":\\\"Money\\\",\\\"size\\\":8}";
    private static final String ORDER = "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Order\\\",\\\"fields\\\":["
            + "{\\\"name\\\":\\\"price\\\",\\\"type\\\":\\\"Money\\\"}]}";
    private static final Map<String, String> ANSWERS = Map.of(
            "/schemas/ids/1",
            "{\"schema\":\"" + ORDER
                    + "\",\"references\":[{\"name\":\"Money\",\"subject\":\"money 1\",\"version\":2}]}",
            "/subjects/money%201/versions/2",
            "{\"subject\":\"money 1\",\"version\":2,\"id\":7,\"schema\":\"" + MONEY + "\"}",
            "/schemas/ids/2",
            "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = 3;\"}",
            "/schemas/ids/3",
            "{\"schema\":\"{}\"}");

    private HttpServer server;
    private SchemaRegistryClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ForeignSchemaTest::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        client = SchemaRegistryClient.create(new RegistryConfig(Map.of(RegistryConfig.URL, url)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldResolveTheReferencesOfASchema() {
        // When
        Schema schema = client.schemaById(1).orElseThrow();

        // Then
        assertThat(schema.getField("price").schema().getFixedSize()).isEqualTo(8);
    }

    @Test
    void shouldCallASchemaOfAnotherTypeABadRecord() {
        assertThatThrownBy(() -> client.schemaById(2))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("PROTOBUF");
    }

    @Test
    void shouldCallASchemaThatCannotBeParsedABadRecord() {
        assertThatThrownBy(() -> client.schemaById(3))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("schema 3 cannot be parsed");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            byte[] body = ANSWERS.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(ANSWERS.containsKey(path) ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
