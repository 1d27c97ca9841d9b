package io.millrace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.runtime.Service;
import io.millrace.runtime.StreamsRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServiceIT {

    private static final String LOOPBACK = "127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SteeredService curation = new SteeredService("curation");
    private final SteeredService builder = new SteeredService("builder");
    private final List<Service> services = new ArrayList<>();
    private final ApiService api = new ApiService("api", LOOPBACK, 0, "1.2.3", services);

    @BeforeEach
    void start() {
        services.addAll(List.of(curation, builder, api));
        api.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldBeAliveWhileNoServiceHasGivenUp() throws Exception {
        // Given
        builder.in("STARTING", false);

        // When
        HttpResponse<String> response = get("livez");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void shouldNotBeAliveWhenAServiceIsInError() throws Exception {
        // Given
        curation.in("ERROR", false);

        // When
        HttpResponse<String> response = get("livez");

        // Then
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(names(response)).containsExactly("curation");
    }

    @Test
    void shouldNotBeAliveWhenAServiceHasGivenUp() throws Exception {
        // Given
        builder.giveUp();

        // When
        HttpResponse<String> response = get("livez");

        // Then
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(names(response)).containsExactly("builder");
    }

    @Test
    void shouldBeReadyWhenAllServicesAre() throws Exception {
        // When
        HttpResponse<String> response = get("readyz");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void shouldNameTheServicesThatAreNotReady() throws Exception {
        // Given
        curation.in("REBALANCING", false);
        builder.in("STARTING", false);

        // When
        HttpResponse<String> response = get("readyz");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(names(response)).containsExactly("curation", "builder");
    }

    @Test
    void shouldTellVersionAndRolesInJson() throws Exception {
        // Given
        builder.in("STARTING", false);

        // When
        HttpResponse<String> response = get("status");

        // Then
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo("{\"version\":\"1.2.3\",\"roles\":["
                        + "{\"name\":\"curation\",\"state\":\"RUNNING\",\"ready\":true},"
                        + "{\"name\":\"builder\",\"state\":\"STARTING\",\"ready\":false},"
                        + "{\"name\":\"api\",\"state\":\"RUNNING\",\"ready\":true}]}");
    }

    @Test
    void shouldDescribeTheTopologyOfARole(@TempDir Path stateDir) throws Exception {
        // Given
        Topology topology = copyingTopology();
        try (StreamsRunner runner = new StreamsRunner("monitor", topology, properties(stateDir), 0)) {
            services.add(runner);

            // When
            HttpResponse<String> response = get("topology/monitor");

            // Then
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=utf-8"));
            assertThat(response.body())
                    .isEqualTo(topology.describe().toString())
                    .contains("eingäng");
        }
    }

    @Test
    void shouldDescribeAllTopologies(@TempDir Path stateDir) throws Exception {
        // Given
        Topology topology = copyingTopology();
        try (StreamsRunner runner = new StreamsRunner("monitor", topology, properties(stateDir), 0)) {
            services.add(runner);

            // When
            HttpResponse<String> response = get("topology");

            // Then
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("monitor\n\n" + topology.describe());
        }
    }

    @Test
    void shouldShowMetricsToPrometheus() throws Exception {
        // Given
        builder.giveUp();

        // When
        HttpResponse<String> response = get("metrics");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(response.body())
                .contains("millrace_role_failed{role=\"builder\"} 1.0", "millrace_role_failed{role=\"curation\"} 0.0");
    }

    @Test
    void shouldNotFindATopologyOfARoleThatHasNone() throws Exception {
        // When
        HttpResponse<String> response = get("topology/builder");

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"error\":\"no topology of that name runs in this process\"}");
    }

    @Test
    void shouldListTheRoutesInPlainText() throws Exception {
        // When
        HttpResponse<String> response = get("");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(response.body())
                .contains("Millrace 1.2.3", "/livez", "/readyz", "/status", "/metrics", "/topology/{role}");
    }

    @Test
    void shouldAnswerUnknownPathsWithJsonInOneLine() throws Exception {
        // When
        HttpResponse<String> response = get("nothing/here");

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(new ObjectMapper().readTree(response.body()).has("error")).isTrue();
        assertThat(response.body()).doesNotContain("\n");
    }

    @Test
    void shouldRefuseToChangeAnything() throws Exception {
        // When
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(uri("status")).POST(BodyPublishers.ofString("{}")));

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"error\":");
    }

    @Test
    void shouldAnswerItsOwnFailureWithoutDetails() throws Exception {
        // Given
        curation.in("", true);

        // When
        HttpResponse<String> response = get("status");

        // Then
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"internal error; the log says more\"}");
    }

    @Test
    void shouldSayWhatToDoWhenThePortIsTaken() {
        // Given
        int taken = URI.create(api.url()).getPort();
        ApiService second = new ApiService("api", LOOPBACK, taken, "1.2.3", List.of());

        // When // Then
        assertThatThrownBy(second::start)
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(LOOPBACK + ":" + taken)
                .hasMessageContaining("api.port");
        assertThat(second.isReady()).isFalse();
        second.close();
    }

    @Test
    void shouldFreeThePortWhenClosed() {
        // Given
        int port = URI.create(api.url()).getPort();

        // When
        api.close();

        // Then
        assertThat(api.state()).isEqualTo("STOPPED");
        ApiService next = new ApiService("api", LOOPBACK, port, "1.2.3", List.of());
        next.start();
        assertThat(next.isReady()).isTrue();
        next.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(api.url() + path);
    }

    private static List<String> names(HttpResponse<String> response) throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(response.body()).path("roles").forEach(role -> names.add(role.asText()));
        return names;
    }

    private static Topology copyingTopology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("eingänge").to("out");
        return builder.build();
    }

    private static Properties properties(Path stateDir) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "api-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, LOOPBACK + ":1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        return properties;
    }
}
