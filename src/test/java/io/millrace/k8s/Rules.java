package io.millrace.k8s;

import io.millrace.metrics.DocumentedMetrics;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that is known to be needed for the manifests to work, as far as it can be told without a cluster. */
record Rules(DocumentedMetrics metrics) {

    /**
     * What is wrong, in sentences; empty if nothing is. What is broken in itself is told alone, as the other rules would not
     * understand it.
     */
    List<String> problems(Stack stack) {
        return problems(stack, stack.manifests());
    }

    /** The same, if the models of the other manifests are known to hold. */
    List<String> problems(Stack stack, List<Manifest> changed) {
        return Stream.<Supplier<Stream<String>>>of(
                        () -> changed.stream().flatMap(StrictModel::problems), () -> pods(stack), () -> together(stack))
                .map(rules -> rules.get().toList())
                .filter(problems -> !problems.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<String> pods(Stack stack) {
        return Expect.all(PodRules.problems(stack), ProgramRules.problems(stack));
    }

    private Stream<String> together(Stack stack) {
        return Expect.all(
                WorkloadRules.problems(stack),
                NetworkRules.problems(stack),
                KafkaRules.problems(stack),
                MonitoringRules.problems(stack, metrics));
    }
}
