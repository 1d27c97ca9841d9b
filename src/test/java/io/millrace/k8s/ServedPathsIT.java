package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.http.ApiService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Kubernetes and Prometheus ask for is what the program answers. */
class ServedPathsIT {

    @Test
    void shouldAnswerEveryPathThatTheManifestsName() throws Exception {
        // Given
        Set<String> paths =
                paths(Kustomize.render(Kustomize.ROOT.resolve("overlays").resolve("production")));
        try (ApiService api = new ApiService("api", "127.0.0.1", 0, "1.2.3", List.of())) {
            api.start();

            // When // Then
            assertThat(paths)
                    .containsExactlyInAnyOrder("/livez", "/readyz", "/metrics")
                    .allSatisfy(path -> assertThat(status(URI.create(api.url()).resolve(path)))
                            .isEqualTo(200));
        }
    }

    private static Set<String> paths(Stack stack) {
        Stream<JsonNode> probes = stack.workloads().stream()
                .flatMap(workload -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> workload.container().at("/" + probe + "/httpGet/path")));
        Stream<JsonNode> monitors = stack.of("ServiceMonitor").map(monitor -> monitor.at("/spec/endpoints/0/path"));
        return Stream.concat(probes, monitors).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
