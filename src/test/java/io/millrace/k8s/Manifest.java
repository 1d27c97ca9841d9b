package io.millrace.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of Kubernetes, as rendered. */
record Manifest(ObjectNode tree) {

    static final String COMPONENT = "app.kubernetes.io/component";

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    /** What is at a JSON pointer; missing if nothing is. */
    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    String text(String pointer) {
        return at(pointer).asText();
    }

    Map<String, String> labels() {
        return map(at("/metadata/labels"));
    }

    /** The pods that a workload makes. */
    JsonNode pod() {
        return at("/spec/template/spec");
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    Map<String, String> podLabels() {
        return map(at("/spec/template/metadata/labels"));
    }

    String component() {
        return podLabels().getOrDefault(COMPONENT, "");
    }

    Manifest copy() {
        return new Manifest(tree.deepCopy());
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }

    static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new HashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static boolean selects(JsonNode selector, Map<String, String> labels) {
        return !selector.isEmpty()
                && labels.entrySet().containsAll(map(selector).entrySet());
    }
}
