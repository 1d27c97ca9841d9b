package io.millrace.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Unknown fields, wrong types and missing required fields, found by reading an object into the model of its kind and writing it
 * again: what is not the same after that was not understood. Quantities must so be written as Kubernetes writes them.
 */
final class StrictModel {

    private static final Map<String, Class<?>> KUBERNETES = Map.ofEntries(
            Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/PersistentVolumeClaim", V1PersistentVolumeClaim.class),
            Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class),
            Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
            Map.entry("batch/v1/Job", V1Job.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class));

    private static final Map<String, Class<?>> CUSTOM = Map.of(
            "kafka.strimzi.io/v1/KafkaTopic", CustomResources.KafkaTopic.class,
            "kafka.strimzi.io/v1/KafkaUser", CustomResources.KafkaUser.class,
            "keda.sh/v1alpha1/ScaledObject", CustomResources.ScaledObject.class,
            "monitoring.coreos.com/v1/PrometheusRule", CustomResources.PrometheusRule.class,
            "monitoring.coreos.com/v1/ServiceMonitor", CustomResources.ServiceMonitor.class);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private StrictModel() {}

    /** What is wrong with an object by itself. */
    static Stream<String> problems(Manifest manifest) {
        String kind = manifest.text("/apiVersion") + "/" + manifest.kind();
        if (KUBERNETES.containsKey(kind)) {
            return compare(manifest, manifest.tree(), KUBERNETES.get(kind));
        }
        if (CUSTOM.containsKey(kind)) {
            return Stream.concat(
                    compare(manifest, manifest.at("/metadata"), V1ObjectMeta.class),
                    custom(manifest, CUSTOM.get(kind)));
        }
        return Stream.of(manifest + ": there is no kind " + kind);
    }

    private static Stream<String> compare(Manifest manifest, JsonNode written, Class<?> type) {
        try {
            Object model = JSON.getGson().fromJson(written.toString(), type);
            return differences(manifest, written, MAPPER.readTree(JSON.getGson().toJson(model)));
        } catch (RuntimeException | JsonProcessingException e) {
            return Stream.of(manifest + ": " + e.getMessage());
        }
    }

    private static Stream<String> custom(Manifest manifest, Class<?> type) {
        try {
            ObjectNode written = manifest.tree();
            Object model = MAPPER.treeToValue(written, type);
            return differences(manifest, written, MAPPER.valueToTree(model));
        } catch (RuntimeException | JsonProcessingException e) {
            return Stream.of(manifest + ": " + e.getMessage());
        }
    }

    private static Stream<String> differences(Manifest manifest, JsonNode written, JsonNode understood) {
        return filled(written).equals(filled(understood))
                ? Stream.empty()
                : Stream.of(manifest + ": understood as " + understood + ", not as " + written);
    }

    /** Without empty objects and lists, which the models give every field that could have some. */
    private static JsonNode filled(JsonNode node) {
        JsonNode copy = node.deepCopy();
        prune(copy);
        return copy;
    }

    private static void prune(JsonNode node) {
        node.forEach(StrictModel::prune);
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(field -> field.getValue().isContainerNode()
                            && field.getValue().isEmpty());
        }
    }
}
