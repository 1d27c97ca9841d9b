package io.millrace.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;

/** Asks a cluster for {@link ClusterFacts}. */
final class FactReader {

    private static final String TRANSACTION_VERSION = "transaction.version";

    private final Admin admin;

    FactReader(Admin admin) {
        this.admin = admin;
    }

    ClusterFacts read(Predicate<String> wanted) {
        List<String> present = ids().keySet().stream().filter(wanted).toList();
        Map<String, TopicDescription> existing =
                Answer.to("describe topics", admin.describeTopics(present).allTopicNames());
        Map<String, Map<String, String>> settings = settings(existing.keySet());
        Map<String, ClusterFacts.Topic> topics = new HashMap<>();
        existing.forEach((name, topic) -> topics.put(name, facts(topic, settings.get(name))));
        return new ClusterFacts(brokers(), transactionVersion(), Map.copyOf(topics));
    }

    /** The ids of all topics, by name. */
    Map<String, Uuid> ids() {
        return Answer.to("list topics", admin.listTopics().listings()).stream()
                .collect(Collectors.toMap(TopicListing::name, TopicListing::topicId));
    }

    /** @throws TopicException also if there is no such topic */
    TopicDescription describe(String name) {
        return Answer.to(
                "describe topic " + name,
                admin.describeTopics(List.of(name)).topicNameValues().get(name));
    }

    private Map<String, Map<String, String>> settings(Collection<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return Answer.to("read topic settings", admin.describeConfigs(resources).all()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> settings(entry.getValue())));
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static ClusterFacts.Topic facts(TopicDescription topic, Map<String, String> settings) {
        int replicas = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new ClusterFacts.Topic(topic.topicId(), topic.partitions().size(), replicas, settings);
    }

    private int brokers() {
        return Answer.to("describe the cluster", admin.describeCluster().nodes())
                .size();
    }

    private int transactionVersion() {
        FinalizedVersionRange range = Answer.to(
                        "read features", admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(TRANSACTION_VERSION);
        return range == null ? 0 : range.maxVersionLevel();
    }
}
