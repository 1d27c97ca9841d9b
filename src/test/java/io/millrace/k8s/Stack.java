package io.millrace.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All objects of one overlay. */
record Stack(List<Manifest> manifests) {

    Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Manifest one(String kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** What runs until it is stopped. */
    List<Manifest> workloads() {
        return Stream.concat(of("StatefulSet"), of("Deployment")).toList();
    }

    /** All that makes pods. */
    List<Manifest> podMakers() {
        return Stream.concat(workloads().stream(), of("Job")).toList();
    }

    /** What the ConfigMap of the settings says. */
    Map<String, String> settings() {
        return of("ConfigMap")
                .filter(map -> map.name().startsWith("millrace-") && !map.name().equals("millrace-dashboard"))
                .map(map -> Manifest.map(map.at("/data")))
                .findFirst()
                .orElse(Map.of());
    }

    /** The same with another object in the place of one. */
    Stack with(int index, Manifest other) {
        List<Manifest> changed = new ArrayList<>(manifests);
        changed.set(index, other);
        return new Stack(changed);
    }
}
