package io.millrace.k8s;

import static io.millrace.k8s.Manifest.stream;
import static io.millrace.k8s.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import io.millrace.topic.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Strimzi's topics are those of the catalogue, and its users may do what the program needs, and no more. */
final class KafkaRules {

    private static final Map<String, Set<String>> ADMIN_RIGHTS = Map.of(
            "topic prefix millrace-", Set.of("Describe", "Delete"),
            "group prefix millrace-", Set.of("Describe", "Delete"));

    /** A listener with TLS and SCRAM, whose certificate Strimzi signed. */
    private static final Map<String, String> CONNECTION = Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "kafka-kafka-bootstrap.kafka:9093",
            "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
            "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
            "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");

    private KafkaRules() {}

    static Stream<String> problems(Stack stack) {
        List<Manifest> topics = stack.of("KafkaTopic").toList();
        return topics.isEmpty() && stack.of("KafkaUser").findAny().isEmpty()
                ? Stream.empty()
                : Expect.all(topics(stack, topics), users(stack), connection(stack));
    }

    private static Stream<String> topics(Stack stack, List<Manifest> topics) {
        Map<String, TopicSpec> expected =
                config(stack).catalogue().all().stream().collect(Collectors.toMap(TopicSpec::name, spec -> spec));
        return Stream.concat(
                Expect.same(names(topics), expected.keySet(), "topics"),
                topics.stream()
                        .filter(topic -> expected.containsKey(topic.name()))
                        .flatMap(topic -> Expect.all(cluster(topic), topic(topic, expected.get(topic.name())))));
    }

    private static Stream<String> topic(Manifest topic, TopicSpec expected) {
        return Expect.all(
                        Expect.at(topic.tree(), "/spec/partitions", expected.partitions()),
                        Expect.at(topic.tree(), "/spec/replicas", expected.replicationFactor()),
                        Expect.same(Manifest.map(topic.at("/spec/config")), expected.settings(), "config"))
                .map(problem -> topic + ": " + problem);
    }

    private static Stream<String> users(Stack stack) {
        return Expect.all(
                stack.of("KafkaUser").flatMap(KafkaRules::cluster),
                Expect.same(names(stack.of("KafkaUser").toList()), Set.of("millrace-roles", "millrace-admin"), "users"),
                RoleRights.of(
                                stack.one("KafkaUser", "millrace-roles"),
                                config(stack).topics())
                        .problems(),
                Expect.same(
                        rights(stack.one("KafkaUser", "millrace-admin")), ADMIN_RIGHTS, "rights of millrace-admin"));
    }

    private static Map<String, Set<String>> rights(Manifest user) {
        Map<String, Set<String>> rights = new HashMap<>();
        stream(user.at("/spec/authorization/acls"))
                .forEach(acl -> rights.put(resource(acl), Set.copyOf(texts(acl.at("/operations")))));
        return rights;
    }

    private static String resource(JsonNode acl) {
        return acl.at("/resource/type").asText() + " "
                + acl.at("/resource/patternType").asText() + " "
                + acl.at("/resource/name").asText();
    }

    /** The secrets are those that Strimzi makes for the users and the cluster, and what they hold is where the program looks. */
    private static Stream<String> connection(Stack stack) {
        Stream<String> settings = CONNECTION.entrySet().stream()
                .flatMap(setting ->
                        Expect.same(stack.settings().get(setting.getKey()), setting.getValue(), setting.getKey()));
        return Stream.concat(settings, credentials(stack));
    }

    private static Stream<String> credentials(Stack stack) {
        return stack.workloads().stream()
                .flatMap(workload -> Expect.all(
                                Expect.same(secret(workload, "name"), "millrace-roles", "secret of the user"),
                                Expect.same(secret(workload, "key"), "sasl.jaas.config", "key of the secret"),
                                Expect.same(
                                        truststore(workload),
                                        stack.settings().get("KAFKA_SSL_TRUSTSTORE_LOCATION"),
                                        "truststore"))
                        .map(problem -> workload + ": " + problem));
    }

    private static String secret(Manifest workload, String field) {
        return stream(workload.container().at("/env"))
                .filter(variable -> variable.at("/name").asText().equals("KAFKA_SASL_JAAS_CONFIG"))
                .map(variable -> variable.at("/valueFrom/secretKeyRef/" + field).asText())
                .findFirst()
                .orElse("");
    }

    private static String truststore(Manifest workload) {
        String mount = stream(workload.container().at("/volumeMounts"))
                .filter(candidate -> candidate.at("/name").asText().equals("kafka-ca"))
                .filter(candidate -> candidate.at("/readOnly").asBoolean())
                .map(candidate -> candidate.at("/mountPath").asText())
                .findFirst()
                .orElse("");
        return stream(workload.pod().at("/volumes"))
                .filter(volume -> volume.at("/secret/secretName").asText().equals("kafka-cluster-ca-cert"))
                .filter(volume -> volume.at("/secret/items/0/key").asText().equals("ca.crt"))
                .map(volume -> mount + "/" + volume.at("/secret/items/0/path").asText())
                .findFirst()
                .orElse("");
    }

    private static Stream<String> cluster(Manifest resource) {
        return Expect.same(resource.labels(), Map.of("strimzi.io/cluster", "kafka"), resource + ": labels");
    }

    private static Set<String> names(Iterable<Manifest> manifests) {
        return StreamSupport.stream(manifests.spliterator(), false)
                .map(Manifest::name)
                .collect(Collectors.toSet());
    }

    private static MillraceConfig config(Stack stack) {
        return new MillraceConfig(
                new ConfigSources().environment(stack.settings()).toMap());
    }
}
