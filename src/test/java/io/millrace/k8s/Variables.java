package io.millrace.k8s;

import static io.millrace.k8s.Manifest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The environment of a container, as Kubernetes would make it. */
final class Variables {

    private Variables() {}

    /** What the ConfigMap says, and then the container; what a Secret or a field would say is its name. */
    static Map<String, String> of(Stack stack, Manifest maker) {
        Map<String, String> variables = new HashMap<>();
        stream(maker.container().at("/envFrom"))
                .map(source -> source.at("/configMapRef/name").asText())
                .forEach(name -> stack.of("ConfigMap")
                        .filter(map -> map.name().equals(name))
                        .forEach(map -> variables.putAll(Manifest.map(map.at("/data")))));
        stream(maker.container().at("/env"))
                .forEach(variable -> variables.put(variable.at("/name").asText(), value(maker, variable)));
        return variables;
    }

    private static String value(Manifest maker, JsonNode variable) {
        return switch (variable.at("/valueFrom/fieldRef/fieldPath").asText()) {
            case "" ->
                variable.at("/value")
                        .asText(variable.at("/valueFrom/secretKeyRef/key").asText());
            case "metadata.name" -> maker.name() + "-0";
            default -> "";
        };
    }
}
