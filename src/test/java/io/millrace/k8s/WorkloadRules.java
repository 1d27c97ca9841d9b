package io.millrace.k8s;

import static io.millrace.k8s.Manifest.selects;
import static io.millrace.k8s.Manifest.stream;
import static io.millrace.k8s.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.app.Topologies;
import io.millrace.config.ConfigKeys;
import io.millrace.config.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for the roles: each has a workload of its kind, is probed, keeps its state, and is not all evicted at once. */
final class WorkloadRules {

    private static final int GRACE_SECONDS = 300;
    private static final int NAMED_SESSION_MS_MIN = 30_000;
    private static final String STATE = "state";
    private static final String STORAGE = "storage";

    private WorkloadRules() {}

    static Stream<String> problems(Stack stack) {
        Stream<String> each = stack.workloads().stream()
                .flatMap(workload -> Stream.of(
                                selectors(stack, workload),
                                probes(stack, workload),
                                lifetime(workload),
                                workload.kind().equals("StatefulSet")
                                        ? stateful(stack, workload)
                                        : stateless(stack, workload))
                        .flatMap(Function.identity())
                        .map(problem -> workload + ": " + problem));
        return Expect.all(roles(stack), each, jobs(stack), claims(stack), budgets(stack));
    }

    private static Stream<String> roles(Stack stack) {
        Set<String> stateful = Topologies.ROLES.stream().map(Role::label).collect(Collectors.toSet());
        Set<String> stateless = Stream.of(Role.BUILDER, Role.TRAINER, Role.SCORER)
                .map(Role::label)
                .collect(Collectors.toSet());
        return Expect.all(
                Expect.same(components(stack.of("StatefulSet")), stateful, "roles with state"),
                Expect.same(components(stack.of("Deployment")), stateless, "roles without state"),
                stack.workloads().stream()
                        .flatMap(workload -> Expect.same(workload.name(), "millrace-" + workload.component(), "name")));
    }

    private static Set<String> components(Stream<Manifest> workloads) {
        return workloads.map(Manifest::component).collect(Collectors.toSet());
    }

    private static Stream<String> selectors(Stack stack, Manifest workload) {
        JsonNode selector = workload.at("/spec/selector/matchLabels");
        long selected = stack.podMakers().stream()
                .filter(other -> selects(selector, other.podLabels()))
                .count();
        long budgets = stack.of("PodDisruptionBudget")
                .filter(budget -> selects(budget.at("/spec/selector/matchLabels"), workload.podLabels()))
                .count();
        JsonNode spread = workload.pod().at("/topologySpreadConstraints/0");
        return Expect.all(
                Expect.same(
                        Manifest.map(selector).keySet(),
                        Set.of("app.kubernetes.io/name", Manifest.COMPONENT),
                        "selector"),
                Expect.that(selects(selector, workload.podLabels()) && selected == 1, "selects not just its own pods"),
                Expect.that(budgets == 1, "has " + budgets + " disruption budgets"),
                Expect.same(workload.labels(), workload.podLabels(), "labels"),
                Expect.that(
                        selects(spread.at("/labelSelector/matchLabels"), workload.podLabels()), "spread over nothing"),
                Expect.at(spread, "/topologyKey", "kubernetes.io/hostname"),
                Expect.at(spread, "/whenUnsatisfiable", "ScheduleAnyway"),
                Expect.same(texts(spread.at("/matchLabelKeys")), List.of(Manifest.COMPONENT), "spread by"));
    }

    private static Stream<String> probes(Stack stack, Manifest workload) {
        JsonNode container = workload.container();
        JsonNode port = container.at("/ports/0");
        return Expect.all(
                probe(container, "startupProbe", "/livez"),
                probe(container, "livenessProbe", "/livez"),
                probe(container, "readinessProbe", "/readyz"),
                Expect.at(port, "/name", "http"),
                Expect.at(port, "/containerPort", ProgramRules.apiPort(stack)),
                // Loopback, the default, answers no kubelet.
                Expect.same(stack.settings().get("MILLRACE_API_HOST"), "0.0.0.0", "api.host"));
    }

    private static Stream<String> probe(JsonNode container, String name, String path) {
        JsonNode probe = container.at("/" + name);
        return Expect.all(
                Expect.at(probe, "/httpGet/path", path),
                Expect.at(probe, "/httpGet/port", "http"),
                positive(probe, "periodSeconds", 30),
                positive(probe, "timeoutSeconds", 10),
                positive(probe, "failureThreshold", 120));
    }

    private static Stream<String> positive(JsonNode probe, String field, int max) {
        int value = probe.at("/" + field).asInt();
        return Expect.that(value >= 1 && value <= max, field + " should be 1 to " + max + ", not " + value);
    }

    private static Stream<String> lifetime(Manifest workload) {
        return Expect.all(
                Expect.at(workload.pod(), "/terminationGracePeriodSeconds", GRACE_SECONDS),
                Expect.at(workload.pod(), "/securityContext/fsGroup", 10001),
                Expect.at(workload.pod(), "/securityContext/fsGroupChangePolicy", "OnRootMismatch"),
                Expect.that(workload.at("/spec/replicas").isInt(), "says not how many pods"));
    }

    private static Stream<String> stateful(Stack stack, Manifest workload) {
        String service = workload.text("/spec/serviceName");
        JsonNode claim = workload.at("/spec/volumeClaimTemplates/0");
        Map<String, String> variables = Variables.of(stack, workload);
        return Expect.all(
                Expect.at(workload.tree(), "/spec/podManagementPolicy", "Parallel"),
                Expect.at(workload.tree(), "/spec/persistentVolumeClaimRetentionPolicy/whenScaled", "Delete"),
                Expect.at(workload.tree(), "/spec/persistentVolumeClaimRetentionPolicy/whenDeleted", "Delete"),
                Expect.that(
                        stack.of("Service")
                                .anyMatch(known -> known.name().equals(service)
                                        && known.text("/spec/clusterIP").equals("None")),
                        "has no headless service " + service),
                Expect.at(claim, "/metadata/name", STATE),
                Expect.same(
                        Manifest.map(claim.at("/metadata/labels")),
                        Map.of("app.kubernetes.io/name", "millrace", "app.kubernetes.io/part-of", "millrace"),
                        "labels of the claim"),
                Expect.same(texts(claim.at("/spec/accessModes")), List.of("ReadWriteOnce"), "access"),
                Expect.same(Manifest.map(claim.at("/spec/resources/requests")).keySet(), Set.of(STORAGE), "claimed"),
                mounted(workload, variables.get(ProgramRules.variable(ConfigKeys.STATE_DIR)), STATE),
                Expect.same(variables.get("MILLRACE_GROUP_INSTANCE_ID"), workload.name() + "-0", "group.instance.id"),
                Expect.that(
                        Integer.parseInt(variables.getOrDefault("MILLRACE_SESSION_TIMEOUT_MS", "0"))
                                >= NAMED_SESSION_MS_MIN,
                        "its session ends before it has restarted"));
    }

    private static Stream<String> stateless(Stack stack, Manifest workload) {
        Map<String, String> variables = Variables.of(stack, workload);
        String storage = variables.get(ProgramRules.variable(ConfigKeys.STORAGE_DIR));
        return Expect.all(
                Expect.that(
                        !variables.containsKey("MILLRACE_GROUP_INSTANCE_ID"),
                        "its pods have new names each time, so they must not be names of members"),
                mounted(workload, variables.get(ProgramRules.variable(ConfigKeys.STATE_DIR)), STATE),
                storage == null ? Stream.empty() : mounted(workload, storage, STORAGE),
                storage == null ? Stream.empty() : shared(stack, workload));
    }

    private static Stream<String> mounted(Manifest workload, String path, String volume) {
        return Expect.that(
                stream(workload.container().at("/volumeMounts"))
                        .anyMatch(mount -> mount.at("/mountPath").asText().equals(path)
                                && mount.at("/name").asText().equals(volume)),
                "has not its volume " + volume + " at " + path);
    }

    private static Stream<String> shared(Stack stack, Manifest workload) {
        String claim = stream(workload.pod().at("/volumes"))
                .filter(volume -> volume.at("/name").asText().equals(STORAGE))
                .map(volume -> volume.at("/persistentVolumeClaim/claimName").asText())
                .findFirst()
                .orElse("");
        return Expect.that(
                stack.of("PersistentVolumeClaim")
                        .anyMatch(known -> known.name().equals(claim)
                                && texts(known.at("/spec/accessModes")).equals(List.of("ReadWriteMany"))),
                "shares no claim " + claim);
    }

    private static Stream<String> jobs(Stack stack) {
        return stack.of("Job")
                .flatMap(job -> Expect.all(
                                Expect.at(job.pod(), "/restartPolicy", "Never"),
                                Expect.that(job.at("/spec/backoffLimit").asInt() > 0, "is not repeated"),
                                Expect.that(
                                        job.at("/spec/ttlSecondsAfterFinished").asInt() > 0, "stays for ever"),
                                Expect.same(job.labels(), job.podLabels(), "labels"),
                                Expect.same(job.labels().get("app.kubernetes.io/name"), job.name(), "name label"))
                        .map(problem -> job + ": " + problem));
    }

    private static Stream<String> claims(Stack stack) {
        return stack.of("PersistentVolumeClaim")
                .flatMap(claim -> Expect.same(
                        Manifest.map(claim.at("/spec/resources/requests")).keySet(),
                        Set.of(STORAGE),
                        claim.toString()));
    }

    private static Stream<String> budgets(Stack stack) {
        return stack.of("PodDisruptionBudget")
                .flatMap(budget -> Expect.all(
                                Expect.at(budget.tree(), "/spec/maxUnavailable", 1),
                                Expect.same(
                                        Manifest.map(budget.at("/spec/selector/matchLabels"))
                                                .keySet(),
                                        Set.of("app.kubernetes.io/name", Manifest.COMPONENT),
                                        "selector"),
                                Expect.same(
                                        budget.name(),
                                        "millrace-"
                                                + budget.text(
                                                        "/spec/selector/matchLabels/app.kubernetes.io~1component"),
                                        "name"),
                                Expect.same(
                                        budget.labels().get(Manifest.COMPONENT),
                                        budget.name().replace("millrace-", ""),
                                        "label"),
                                Expect.that(
                                        stack.workloads().stream()
                                                        .filter(workload -> selects(
                                                                budget.at("/spec/selector/matchLabels"),
                                                                workload.podLabels()))
                                                        .count()
                                                == 1,
                                        "is of not one workload"))
                        .map(problem -> budget + ": " + problem));
    }
}
