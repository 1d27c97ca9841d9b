package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.workload.EventClass;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.schema.Decision;
import io.millrace.testing.Coordinates;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I1: each event of the reviews topic has one decision, of a reason that fits the event, or one dead letter; bad feedback has
 * one dead letter, good feedback nothing; and nothing is decided or put aside that was not sent. A dead letter has the key
 * and the value of its event, byte for byte, and its id.
 */
public final class Conservation implements Guarantee {

    private static final Set<String> OF_CANDIDATES =
            Set.of("accepted", "updated", "redelivered", "duplicate", "near-duplicate", "split-conflict", "superseded");
    private static final Map<Expectation, Set<String>> REASONS = new EnumMap<>(Map.of(
            Expectation.CANDIDATE, OF_CANDIDATES,
            Expectation.ERASURE, Set.of("erased"),
            Expectation.REJECTED, Set.of("language")));

    @Override
    public List<Violation> check(Evidence evidence) {
        return new Run(evidence, name()).check();
    }

    private static final class Run {

        private final Evidence evidence;
        private final CurationReference reference;
        private final Findings findings;
        private final Map<Coordinates, Integer> decided = new HashMap<>();
        private final Map<Coordinates, Integer> putAside = new HashMap<>();

        Run(Evidence evidence, String name) {
            this.evidence = evidence;
            this.reference = CurationReference.of(evidence);
            this.findings = new Findings(name);
        }

        List<Violation> check() {
            evidence.log(evidence.topics().decisions(), Decision.class).forEach(this::checkDecision);
            evidence.log(evidence.topics().deadLetters()).forEach(this::checkLetter);
            reference.events().forEach(this::checkCounts);
            return findings.list();
        }

        private void checkDecision(ConsumerRecord<String, Decision> decision) {
            Coordinates source = Coordinates.of(decision.value());
            SentEvent event = reference.event(source);
            if (event == null) {
                findings.add(decision.key(), Coordinates.of(decision), "a decision on what was not sent: " + source);
                return;
            }
            decided.merge(source, 1, Integer::sum);
            String reason = decision.value().getReason();
            Set<String> fitting = REASONS.getOrDefault(event.expectation(), Set.of());
            if (!fitting.isEmpty() && !fitting.contains(reason)) {
                findings.add(event.id(), source, "decided as " + reason + ", a " + event.kind() + " event");
            }
        }

        private void checkLetter(ConsumerRecord<byte[], byte[]> letter) {
            Coordinates source = Coordinates.ofDeadLetter(letter);
            String id = Coordinates.header(letter, EventClass.ID_HEADER);
            SentEvent event = reference.event(source);
            if (event == null) {
                findings.add(
                        String.valueOf(id), Coordinates.of(letter), "a dead letter of what was not sent: " + source);
                return;
            }
            putAside.merge(source, 1, Integer::sum);
            boolean same = Arrays.equals(letter.key(), event.raw().key())
                    && Arrays.equals(letter.value(), event.raw().value())
                    && Objects.equals(id, event.id());
            if (!same) {
                findings.add(event.id(), Coordinates.of(letter), "the dead letter is not the event as received");
            }
        }

        private void checkCounts(SentEvent event) {
            boolean bad = event.expectation() == Expectation.DEAD_LETTER;
            boolean decision = REASONS.containsKey(event.expectation());
            expectCount(decision ? 1 : 0, decided, event, "decisions");
            expectCount(bad ? 1 : 0, putAside, event, "dead letters");
        }

        private void expectCount(int expected, Map<Coordinates, Integer> counts, SentEvent event, String what) {
            findings.expect(expected, counts.getOrDefault(event.at(), 0), event.id(), event.at(), what);
        }
    }
}
