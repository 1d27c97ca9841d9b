package io.millrace.k8s;

import static io.millrace.k8s.Manifest.selects;
import static io.millrace.k8s.Manifest.stream;
import static io.millrace.k8s.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who finds whom, and who may talk to whom; and what all objects have in common. */
final class NetworkRules {

    private static final String PART = "app.kubernetes.io/part-of";
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final Pattern NAME = Pattern.compile("millrace([.-][a-z0-9-]+)?|reviews|feedback|predictions");
    private static final Pattern ADDRESSES = Pattern.compile("[a-z0-9.-]+:\\d+(,[a-z0-9.-]+:\\d+)*");
    private static final Pattern URL = Pattern.compile("https?://[a-z0-9.-]+:\\d+");
    private static final int DNS = 53;

    private NetworkRules() {}

    static Stream<String> problems(Stack stack) {
        Manifest service = stack.one("Service", "millrace");
        Manifest policy = stack.one("NetworkPolicy", "millrace");
        return Expect.all(service(stack, service), policy(stack, policy), addresses(stack.settings()), common(stack));
    }

    private static Stream<String> addresses(Map<String, String> settings) {
        return Expect.all(
                matches(settings, "KAFKA_BOOTSTRAP_SERVERS", ADDRESSES),
                matches(settings, "MILLRACE_SCHEMA_REGISTRY_URL", URL));
    }

    private static Stream<String> matches(Map<String, String> settings, String key, Pattern pattern) {
        String value = settings.getOrDefault(key, "");
        return Expect.that(pattern.matcher(value).matches(), key + " is no address: " + value);
    }

    private static Stream<String> service(Stack stack, Manifest service) {
        JsonNode selector = service.at("/spec/selector");
        JsonNode port = service.at("/spec/ports/0");
        return Expect.all(
                Expect.that(
                        stack.workloads().stream().allMatch(workload -> selects(selector, workload.podLabels())),
                        "the service does not find all pods"),
                Expect.that(
                        stack.of("Job").noneMatch(job -> selects(selector, job.podLabels())),
                        "the service finds jobs, which do not answer"),
                Expect.at(port, "/name", "http"),
                Expect.at(port, "/targetPort", "http"),
                Expect.at(port, "/port", ProgramRules.apiPort(stack)),
                Expect.at(service.tree(), "/spec/clusterIP", "None"),
                Expect.at(service.tree(), "/spec/publishNotReadyAddresses", true));
    }

    private static Stream<String> policy(Stack stack, Manifest policy) {
        JsonNode selector = policy.at("/spec/podSelector/matchLabels");
        return Expect.all(
                Expect.that(
                        stack.podMakers().stream().allMatch(maker -> selects(selector, maker.podLabels())),
                        "some pods have no network policy"),
                Expect.same(texts(policy.at("/spec/policyTypes")), List.of("Ingress", "Egress"), "policies"),
                Expect.same(ports(policy.at("/spec/ingress")), Set.of(ProgramRules.apiPort(stack)), "open ports"),
                Expect.same(ports(policy.at("/spec/egress")), needed(stack), "reachable ports"),
                protocols(policy),
                Expect.same(namespaces(policy.at("/spec/ingress"), "from"), Set.of("monitoring"), "let in"),
                Expect.same(namespaces(policy.at("/spec/egress"), "to"), Set.of("kube-system", "kafka"), "let out"));
    }

    private static Set<Integer> needed(Stack stack) {
        Map<String, String> settings = stack.settings();
        Set<Integer> needed = new HashSet<>(Set.of(DNS));
        // Both listeners of Kafka, since an overlay may take the other one.
        needed.addAll(Set.of(9092, 9093));
        needed.addAll(ProgramRules.ports(Objects.requireNonNullElse(settings.get("KAFKA_BOOTSTRAP_SERVERS"), ":0")));
        needed.addAll(
                ProgramRules.ports(Objects.requireNonNullElse(settings.get("MILLRACE_SCHEMA_REGISTRY_URL"), ":0")));
        if (settings.containsKey("MILLRACE_STORAGE_URI")) {
            needed.add(443);
        }
        return needed;
    }

    private static Set<Integer> ports(JsonNode rules) {
        return stream(rules)
                .flatMap(rule -> stream(rule.at("/ports")))
                .map(port -> port.at("/port").asInt())
                .collect(Collectors.toSet());
    }

    private static Stream<String> protocols(Manifest policy) {
        List<String> udp = Stream.of("/spec/ingress", "/spec/egress")
                .flatMap(rules -> stream(policy.at(rules)))
                .flatMap(rule -> stream(rule.at("/ports")))
                .filter(port -> !port.at("/protocol").asText().equals("TCP"))
                .map(port -> port.at("/protocol").asText() + port.at("/port").asText())
                .toList();
        return Expect.same(udp, List.of("UDP" + DNS), "what is not TCP");
    }

    private static Set<String> namespaces(JsonNode rules, String direction) {
        return stream(rules)
                .flatMap(rule -> stream(rule.at("/" + direction)))
                .map(peer ->
                        Manifest.map(peer.at("/namespaceSelector/matchLabels")).getOrDefault(NAMESPACE, "any"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> common(Stack stack) {
        Set<String> namespaces = stack.manifests().stream()
                .map(manifest -> manifest.text("/metadata/namespace"))
                .collect(Collectors.toSet());
        return Expect.all(
                Expect.that(namespaces.size() == 1 && !namespaces.contains(""), "several namespaces: " + namespaces),
                stack.manifests().stream()
                        .filter(manifest -> !manifest.kind().startsWith("Kafka"))
                        .filter(manifest -> !manifest.name().equals("millrace-dashboard"))
                        .flatMap(manifest -> Expect.all(
                                Expect.same(manifest.labels().get(PART), "millrace", manifest + " is part of"),
                                Expect.same(
                                        manifest.labels().get("app.kubernetes.io/name"),
                                        manifest.kind().equals("Job") ? manifest.name() : "millrace",
                                        manifest + " is named"))),
                stack.manifests().stream()
                        .flatMap(manifest -> Expect.that(
                                NAME.matcher(manifest.name()).matches(), manifest + " should be called otherwise")));
    }
}
