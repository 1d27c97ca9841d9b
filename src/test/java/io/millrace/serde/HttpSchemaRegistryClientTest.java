package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.embedded.EmbeddedRegistry;
import io.millrace.schema.Champion;
import io.millrace.schema.Review;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSchemaRegistryClientTest {

    private static final String TOPIC = "reviews";
    private static final Schema SCHEMA = PortableSchema.of(Review.getClassSchema());

    @TempDir
    private Path directory;

    private EmbeddedRegistry registry;
    private FlakyProxy proxy;
    private final Map<String, Object> config = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start(directory, 0);
        proxy = new FlakyProxy(registry.url());
        config.put(RegistryConfig.URL, proxy.url());
        config.put(RegistryConfig.RETRY_WAIT_MS, 1);
    }

    @AfterEach
    void stop() {
        proxy.close();
        registry.close();
    }

    private SchemaRegistryClient client() {
        return SchemaRegistryClient.create(new RegistryConfig(config));
    }

    private static Review review() {
        return Review.newBuilder().setReviewId("r1").build();
    }

    @Test
    void shouldAskOnceForATopicAndOnceForASchema() {
        // Given
        AvroSerdes serdes = new AvroSerdes(config);
        serdes.register(TOPIC, Review.class);

        // When
        for (int i = 0; i < 100; i++) {
            Serde<Review> serde = serdes.value(Review.class);
            byte[] bytes = serde.serializer().serialize(TOPIC, review());
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(review());
        }

        // Then
        assertThat(proxy.calls()).containsExactly("POST /subjects/reviews-value/versions", "GET /schemas/ids/1");
    }

    @Test
    void shouldAskOnceForAnUnknownId() {
        // Given
        Serde<Review> serde = new AvroSerdes(config).value(Review.class);
        byte[] bytes = {0, 0, 0, 0, 77, 0};

        // When
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
                    .isInstanceOf(BadRecordException.class)
                    .hasMessageContaining("id 77");
        }

        // Then
        assertThat(proxy.calls()).containsExactly("GET /schemas/ids/77");
    }

    @Test
    void shouldRetryWhatMayPass() {
        // Given
        proxy.fail(500, 429, 0);

        // When
        int id = client().register("s-value", SCHEMA);

        // Then
        assertThat(id).isEqualTo(1);
        assertThat(proxy.calls()).hasSize(4);
    }

    @Test
    void shouldCallAnOutageUnavailableAndNotABadRecord() {
        // Given
        config.put(RegistryConfig.RETRIES, 1);
        proxy.fail(503, 503);
        Serde<Review> serde = new AvroSerdes(config).value(Review.class);

        // When // Then
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1, 0}))
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("status 503");
        assertThat(proxy.calls()).hasSize(2);
    }

    @Test
    void shouldCallARefusedConnectionUnavailable() throws Exception {
        // Given
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            config.put(RegistryConfig.URL, "http://127.0.0.1:" + free.getLocalPort());
        }

        // When // Then
        assertThatThrownBy(() -> new AvroSerdes(config).register(TOPIC, Review.class))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("ConnectException");
    }

    @Test
    void shouldNotWaitForeverForAnAnswer() throws Exception {
        // Given
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            config.put(RegistryConfig.URL, "http://127.0.0.1:" + silent.getLocalPort());
            config.put(RegistryConfig.RETRIES, 0);
            config.put(RegistryConfig.CONNECT_TIMEOUT_MS, 100);
            config.put(RegistryConfig.READ_TIMEOUT_MS, 100);

            // When // Then
            assertThatThrownBy(() -> client().schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("no answer within 200 ms");
        }
    }

    @Test
    void shouldGoToTheNextAddressAndStayThere() throws Exception {
        // Given
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            config.put(RegistryConfig.URL, "http://127.0.0.1:" + free.getLocalPort() + ", " + proxy.url());
        }
        config.put(RegistryConfig.RETRIES, 0);
        SchemaRegistryClient client = client();

        // When
        client.register("s-value", SCHEMA);
        client.register("t-value", SCHEMA);

        // Then
        assertThat(proxy.calls()).hasSize(2);
    }

    @Test
    void shouldSayWhyARegistryRefusesASchema() {
        // Given
        client().register("s-value", PortableSchema.of(Champion.getClassSchema()));
        Schema incompatible = SchemaBuilder.record("Champion")
                .namespace("io.millrace.schema")
                .fields()
                .requiredLong("epoch")
                .requiredInt("added")
                .endRecord();

        // When // Then
        assertThatThrownBy(() -> client().register("s-value", incompatible))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("io.millrace.schema.Champion in subject s-value")
                .hasMessageContaining("status 409")
                .hasMessageContaining("incompatible");
    }

    @Test
    void shouldTellAWrongAddressFromAnUnknownId() {
        // Given
        proxy.fail(404);

        // When // Then
        assertThatThrownBy(() -> client().schemaById(1))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("check schema.registry.url");
    }

    @Test
    void shouldLookUpWithoutRegistering() {
        // Given
        SchemaRegistryClient client = client();

        // When // Then
        assertThat(client.lookup("s-value", SCHEMA)).isEmpty();
        assertThat(client.latest("s-value")).isEmpty();
        int id = client.register("s-value", SCHEMA);
        assertThat(client.lookup("s-value", SCHEMA)).hasValue(id);
        assertThat(client.latest("s-value")).hasValue(new RegisteredSchema(id, 1, SCHEMA));
        assertThat(client.schemaById(id)).hasValue(SCHEMA);
    }

    @Test
    void shouldSendTheConfiguredNameAndPassword() {
        // Given
        config.put(RegistryConfig.BASIC_SOURCE, "USER_INFO");
        config.put("schema.registry.basic.auth.user.info", "me:secret");

        // When
        client().latest("s-value");

        // Then
        assertThat(proxy.authorizations()).containsExactly("Basic bWU6c2VjcmV0");
    }

    @Test
    void shouldSendTheNameAndPasswordOfTheAddressAndNeverPrintThem() {
        // Given
        config.put(RegistryConfig.URL, "http://me:secret@127.0.0.1:" + proxy.port());
        proxy.fail(401);

        // When // Then
        assertThatThrownBy(() -> client().latest("s-value"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageNotContaining("secret");
        assertThat(proxy.authorizations()).containsExactly("Basic bWU6c2VjcmV0");
    }

    @Test
    void shouldSendABearerToken() {
        // Given
        config.put(RegistryConfig.BEARER_SOURCE, "STATIC_TOKEN");
        config.put(RegistryConfig.BEARER_TOKEN, "token");
        proxy.fail(403);

        // When // Then
        assertThatThrownBy(() -> client().latest("s-value")).isInstanceOf(AuthorizationException.class);
        assertThat(proxy.authorizations()).containsExactly("Bearer token");
    }
}
