package io.millrace.k8s;

import static io.millrace.k8s.Manifest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.metrics.DocumentedMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is scraped is served, and what is asked of Prometheus is a metric that the program documents. */
final class MonitoringRules {

    private static final Pattern DURATION = Pattern.compile("\\d+[smh]");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> SCALED = Set.of("curation", "scorer");

    private MonitoringRules() {}

    static Stream<String> problems(Stack stack, DocumentedMetrics documented) {
        return Expect.all(
                stack.of("ServiceMonitor").flatMap(monitor -> monitor(stack, monitor)),
                stack.of("PrometheusRule").flatMap(rule -> alerts(rule, documented)),
                stack.of("ConfigMap")
                        .filter(map -> map.name().equals("millrace-dashboard"))
                        .flatMap(map -> dashboard(map, documented)),
                scaling(stack, documented));
    }

    private static Stream<String> monitor(Stack stack, Manifest monitor) {
        JsonNode endpoint = monitor.at("/spec/endpoints/0");
        return Expect.all(
                Expect.that(
                        Manifest.selects(
                                monitor.at("/spec/selector/matchLabels"),
                                stack.one("Service", "millrace").labels()),
                        "the ServiceMonitor does not find the service"),
                Expect.at(endpoint, "/port", "http"),
                Expect.at(endpoint, "/path", "/metrics"),
                duration(endpoint.at("/interval").asText()),
                duration(endpoint.at("/scrapeTimeout").asText()));
    }

    private static Stream<String> alerts(Manifest rule, DocumentedMetrics documented) {
        return stream(rule.at("/spec/groups"))
                .flatMap(group -> stream(group.at("/rules")))
                .flatMap(alert -> Expect.all(
                                documented.problems(alert.at("/expr").asText()),
                                duration(alert.at("/for").asText()),
                                Expect.that(
                                        alert.at("/alert").asText().matches("Millrace[A-Z][A-Za-z]+"),
                                        "is not called Millrace…"))
                        .map(problem -> "alert " + alert.at("/alert").asText() + ": " + problem));
    }

    private static Stream<String> dashboard(Manifest map, DocumentedMetrics documented) {
        Map<String, String> files = Manifest.map(map.at("/data"));
        return Expect.all(
                Expect.same(map.labels().get("grafana_dashboard"), "1", "label of the dashboard"),
                Expect.same(files.keySet(), Set.of("millrace.json"), "dashboards"),
                panels(files.values().iterator().next(), documented));
    }

    private static Stream<String> panels(String json, DocumentedMetrics documented) {
        try {
            JsonNode dashboard = JSON.readTree(json);
            List<String> expressions = stream(dashboard.at("/panels"))
                    .flatMap(panel -> stream(panel.at("/targets")))
                    .map(target -> target.at("/expr").asText())
                    .toList();
            return Stream.concat(
                    Expect.that(!expressions.isEmpty(), "the dashboard is empty"),
                    expressions.stream().flatMap(documented::problems));
        } catch (JsonProcessingException e) {
            return Stream.of("the dashboard is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Stream<String> scaling(Stack stack, DocumentedMetrics documented) {
        return stack.of("ScaledObject")
                .flatMap(scaled -> Stream.of(target(stack, scaled), trigger(stack, scaled, documented))
                        .flatMap(Function.identity())
                        .map(problem -> scaled + ": " + problem));
    }

    private static Stream<String> target(Stack stack, Manifest scaled) {
        JsonNode target = scaled.at("/spec/scaleTargetRef");
        return Expect.all(
                Expect.that(
                        stack.workloads().stream()
                                .anyMatch(workload -> workload.name()
                                                .equals(target.at("/name").asText())
                                        && workload.kind()
                                                .equals(target.at("/kind").asText())
                                        && workload.text("/apiVersion")
                                                .equals(target.at("/apiVersion").asText())),
                        "scales nothing that is there"),
                Expect.same(scaled.name(), target.at("/name").asText(), "name"),
                Expect.same("millrace-" + scaled.labels().get(Manifest.COMPONENT), scaled.name(), "label"),
                Expect.that(
                        SCALED.contains(scaled.labels().get(Manifest.COMPONENT)),
                        "has not as many tasks as partitions"));
    }

    private static Stream<String> trigger(Stack stack, Manifest scaled, DocumentedMetrics documented) {
        JsonNode query = scaled.at("/spec/triggers/0/metadata");
        String partitions = Objects.requireNonNullElse(stack.settings().get("MILLRACE_TOPICS_PARTITIONS"), "4");
        String role = "role=\"" + scaled.labels().get(Manifest.COMPONENT) + "\"";
        return Expect.all(
                documented.problems(query.at("/query").asText()),
                Expect.that(query.at("/query").asText().contains(role), "asks for the lag of another role"),
                Expect.that(query.at("/serverAddress").asText().matches("http://[a-z.-]+:9090"), "knows no Prometheus"),
                Expect.that(query.at("/threshold").asText().matches("[1-9]\\d*"), "has no threshold"),
                Expect.that(scaled.at("/spec/minReplicaCount").asInt() >= 1, "would scale to nothing"),
                Expect.at(scaled.tree(), "/spec/maxReplicaCount", partitions));
    }

    private static Stream<String> duration(String text) {
        return Expect.that(DURATION.matcher(text).matches(), text + " is no duration");
    }
}
