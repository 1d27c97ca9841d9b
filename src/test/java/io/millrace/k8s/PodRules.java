package io.millrace.k8s;

import static io.millrace.k8s.Manifest.stream;
import static io.millrace.k8s.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.custom.Quantity;
import io.millrace.config.ConfigKeys;
import io.millrace.config.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every pod: least rights, the image, memory that fits, volumes that exist. */
final class PodRules {

    private static final int USER = 10001;
    private static final String IMAGE = "millrace/millrace:" + Version.current();
    private static final Set<String> RESOURCES = Set.of("cpu", "memory");
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)([mg])");
    private static final long MIB = 1 << 20;

    /** Class data, code, stacks and buffers. */
    private static final long OTHER_BYTES = 192 * MIB;

    private PodRules() {}

    static Stream<String> problems(Stack stack) {
        return stack.podMakers().stream()
                .flatMap(maker -> Stream.of(
                                rights(stack, maker),
                                container(maker),
                                resources(maker),
                                memory(stack, maker),
                                volumes(maker))
                        .flatMap(Function.identity())
                        .map(problem -> maker + ": " + problem));
    }

    private static Stream<String> rights(Stack stack, Manifest maker) {
        JsonNode pod = maker.pod();
        String account = pod.at("/serviceAccountName").asText();
        return Expect.all(
                Expect.that(
                        stack.of("ServiceAccount")
                                .anyMatch(known -> known.name().equals(account)
                                        && !known.at("/automountServiceAccountToken")
                                                .asBoolean(true)),
                        "needs a service account of its own that mounts no token, not " + account),
                Expect.at(pod, "/automountServiceAccountToken", false),
                // MILLRACE_PORT and its like would be taken for keys.
                Expect.at(pod, "/enableServiceLinks", false),
                Expect.at(pod, "/securityContext/runAsNonRoot", true),
                Expect.at(pod, "/securityContext/runAsUser", USER),
                Expect.at(pod, "/securityContext/runAsGroup", USER),
                Expect.at(pod, "/securityContext/seccompProfile/type", "RuntimeDefault"));
    }

    private static Stream<String> container(Manifest maker) {
        JsonNode container = maker.container();
        return Expect.all(
                Expect.same(maker.pod().at("/containers").size(), 1, "containers"),
                Expect.at(container, "/name", "millrace"),
                Expect.at(container, "/image", IMAGE),
                Expect.at(container, "/securityContext/allowPrivilegeEscalation", false),
                Expect.at(container, "/securityContext/readOnlyRootFilesystem", true),
                Expect.same(texts(container.at("/securityContext/capabilities/drop")), List.of("ALL"), "dropped"));
    }

    private static Stream<String> resources(Manifest maker) {
        Map<String, String> requests = Manifest.map(maker.container().at("/resources/requests"));
        Map<String, String> limits = Manifest.map(maker.container().at("/resources/limits"));
        return Expect.all(
                Expect.same(requests.keySet(), RESOURCES, "requests"),
                Expect.same(limits.keySet(), RESOURCES, "limits"),
                Expect.same(requests.get("memory"), limits.get("memory"), "requested memory"),
                Expect.that(bytes(limits.get("cpu")) >= 1, "needs a core at times"));
    }

    /** Heap, stores with a tenth above their bound, and the rest must fit, or the pod is killed. */
    private static Stream<String> memory(Stack stack, Manifest maker) {
        Map<String, String> variables = Variables.of(stack, maker);
        Matcher heap = HEAP.matcher(variables.getOrDefault("JAVA_OPTS", ""));
        if (!heap.matches()) {
            return Stream.of("JAVA_OPTS sets no heap, only " + variables.get("JAVA_OPTS"));
        }
        long used = Long.parseLong(heap.group(1)) * (heap.group(2).equals("g") ? 1024 : 1) * MIB
                + (maker.kind().equals("StatefulSet") ? stores(variables) : 0)
                + OTHER_BYTES;
        double limit = bytes(maker.container().at("/resources/limits/memory").asText());
        return Expect.that(used <= limit, "needs " + used + " bytes, and has " + limit);
    }

    private static long stores(Map<String, String> variables) {
        String bound = Objects.requireNonNullElse(
                variables.get("MILLRACE_ROCKSDB_BYTES_MAX"),
                ConfigKeys.define()
                        .defaultValues()
                        .get(ConfigKeys.ROCKSDB_BYTES_MAX)
                        .toString());
        return Long.parseLong(bound) * 11 / 10;
    }

    private static Stream<String> volumes(Manifest maker) {
        List<String> mounted = names(maker.container().at("/volumeMounts"));
        List<String> given = Stream.concat(
                        names(maker.pod().at("/volumes")).stream(),
                        stream(maker.at("/spec/volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name").asText()))
                .toList();
        return Expect.all(
                Expect.same(Set.copyOf(mounted), Set.copyOf(given), "mounted volumes"),
                stream(maker.pod().at("/volumes"))
                        .flatMap(volume -> Expect.that(
                                volume.size() == 2 && isBounded(volume), volume + " has no source, or no bound")),
                Expect.that(paths(maker).contains("/tmp"), "needs a /tmp to write to"));
    }

    /** What grows without bound takes the disk of the node from all its pods. */
    private static boolean isBounded(JsonNode volume) {
        return !volume.has("emptyDir") || volume.at("/emptyDir").has("sizeLimit");
    }

    /** Where something is mounted that can be written. */
    static Set<String> paths(Manifest maker) {
        return stream(maker.container().at("/volumeMounts"))
                .map(mount -> mount.at("/mountPath").asText())
                .collect(Collectors.toSet());
    }

    private static List<String> names(JsonNode things) {
        return stream(things).map(thing -> thing.at("/name").asText()).toList();
    }

    private static double bytes(String quantity) {
        return quantity == null ? 0 : Quantity.fromString(quantity).getNumber().doubleValue();
    }
}
