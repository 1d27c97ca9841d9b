package io.millrace.proof;

import io.millrace.proof.nemesis.Exit;
import io.millrace.proof.nemesis.Struck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param settings what it was like
 * @param took how long it was in all
 * @param records the number of committed records of each outer topic
 * @param faults what was struck
 * @param exits the processes that ended by themselves
 * @param violations the promises that were not kept
 */
public record Verdict(
        ProofSettings settings,
        Duration took,
        Map<String, Integer> records,
        List<Struck> faults,
        List<Exit> exits,
        List<Violation> violations) {

    private static final int SHOWN_MAX = 20;

    /** Recovery after the sudden death of an instance, when nothing else was wrong: the median, empty if there was none. */
    public Optional<Duration> recovery() {
        return median(recoveries(faults));
    }

    /** All recovery times of that kind. */
    static List<Duration> recoveries(List<Struck> faults) {
        return faults.stream()
                .filter(fault -> fault.name().equals("kill-instance") && fault.alone())
                .flatMap(fault -> fault.recovery().stream())
                .toList();
    }

    static Optional<Duration> median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    /** A row of the table of runs. */
    public String row() {
        return "| %d | %s%s | %d | %d s | %,d | %d | %s | %d | %d |"
                .formatted(
                        settings.seed(),
                        settings.protocol(),
                        settings.named() ? ", named" : "",
                        settings.nodes(),
                        settings.load().toSeconds(),
                        records.get("reviews"),
                        faults.size(),
                        recovery()
                                .map(time -> "%.1f s".formatted(time.toMillis() / 1e3))
                                .orElse("-"),
                        exits.stream().filter(Exit::isUnasked).count(),
                        violations.size());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("seed %d, %s protocol, %d broker(s): %d faults, %d violations, %d s%n"
                .formatted(
                        settings.seed(),
                        settings.protocol(),
                        settings.nodes(),
                        faults.size(),
                        violations.size(),
                        took.toSeconds()));
        text.append("records: ").append(new TreeMap<>(records)).append('\n');
        faults.forEach(fault -> text.append(fault).append('\n'));
        exits.stream().filter(Exit::isUnasked).forEach(exit -> text.append(exit).append('\n'));
        violations.stream()
                .collect(Collectors.groupingBy(Violation::guarantee, TreeMap::new, Collectors.counting()))
                .forEach((name, count) -> text.append("VIOLATED %s: %d%n".formatted(name, count)));
        violations.stream()
                .limit(SHOWN_MAX)
                .forEach(violation -> text.append(violation).append('\n'));
        return text.toString();
    }
}
