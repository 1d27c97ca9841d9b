package io.millrace.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The fields that we use of kinds that are not Kubernetes' own, as their definitions name them: Strimzi 0.49 and newer (v1), KEDA
 * 2 (v1alpha1), Prometheus operator (v1). All are required, so that none is forgotten.
 */
final class CustomResources {

    private CustomResources() {}

    record KafkaTopic(String apiVersion, String kind, JsonNode metadata, TopicSpec spec) {
        record TopicSpec(int partitions, int replicas, Map<String, Object> config) {}
    }

    record KafkaUser(String apiVersion, String kind, JsonNode metadata, UserSpec spec) {
        record UserSpec(Authentication authentication, Authorization authorization) {}

        record Authentication(AuthenticationType type) {}

        enum AuthenticationType {
            @JsonProperty("scram-sha-512")
            SCRAM,
            @JsonProperty("tls")
            TLS
        }

        record Authorization(AuthorizationType type, List<Acl> acls) {}

        enum AuthorizationType {
            @JsonProperty("simple")
            SIMPLE
        }

        record Acl(Resource resource, List<Operation> operations) {}

        record Resource(ResourceType type, String name, PatternType patternType) {}

        enum ResourceType {
            topic,
            group,
            transactionalId
        }

        enum PatternType {
            literal,
            prefix
        }

        enum Operation {
            Read,
            Write,
            Create,
            Delete,
            Describe,
            DescribeConfigs
        }
    }

    record ScaledObject(String apiVersion, String kind, JsonNode metadata, ScaledSpec spec) {
        record ScaledSpec(
                Target scaleTargetRef,
                int minReplicaCount,
                int maxReplicaCount,
                int cooldownPeriod,
                Advanced advanced,
                List<Trigger> triggers) {}

        record Target(String apiVersion, String kind, String name) {}

        record Advanced(Horizontal horizontalPodAutoscalerConfig) {}

        record Horizontal(Behavior behavior) {}

        record Behavior(Policy scaleUp, Policy scaleDown) {}

        record Policy(int stabilizationWindowSeconds) {}

        record Trigger(TriggerType type, Query metadata) {}

        enum TriggerType {
            prometheus
        }

        record Query(String serverAddress, String query, String threshold) {}
    }

    record ServiceMonitor(String apiVersion, String kind, JsonNode metadata, MonitorSpec spec) {
        record MonitorSpec(Selector selector, List<Endpoint> endpoints) {}

        record Selector(Map<String, String> matchLabels) {}

        record Endpoint(String port, String path, String interval, String scrapeTimeout) {}
    }

    record PrometheusRule(String apiVersion, String kind, JsonNode metadata, RuleSpec spec) {
        record RuleSpec(List<Group> groups) {}

        record Group(String name, List<Alert> rules) {}

        record Alert(
                String alert,
                String expr,
                @JsonProperty("for") String lasting,
                Severity labels,
                Annotations annotations) {}

        record Severity(Level severity) {}

        enum Level {
            warning,
            critical
        }

        record Annotations(String summary, String description) {}
    }
}
