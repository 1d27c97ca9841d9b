package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.grouping.Copy;
import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counted copies of all texts when no message is in flight, held against the events: counted is what was refused last, once for
 * each author and product, and nothing else.
 */
final class SettlementCounts {

    private final Map<String, TreeMap<Long, Examined>> events;
    private final Map<String, Candidate> accepted;
    private final SettlementSimulator simulator;
    private final Map<Fingerprint, Map<String, Set<String>>> claimants = new HashMap<>();

    /**
     * Looks at the end of a history.
     *
     * @param events of each review, by offset
     * @param accepted the reviews that were accepted, with their newest event
     * @param simulator what the rules made of it
     */
    SettlementCounts(
            Map<String, TreeMap<Long, Examined>> events,
            Map<String, Candidate> accepted,
            SettlementSimulator simulator) {
        this.events = events;
        this.accepted = accepted;
        this.simulator = simulator;
        events.forEach((reviewId, sent) -> sent.values().forEach(event -> claim(reviewId, event)));
    }

    private void claim(String reviewId, Examined event) {
        if (event instanceof Candidate candidate) {
            claimants
                    .computeIfAbsent(candidate.fingerprint(), any -> new HashMap<>())
                    .computeIfAbsent(person(reviewId, candidate), any -> new HashSet<>())
                    .add(reviewId);
        }
    }

    /** The copies of a text that are counted. */
    Collection<Copy> of(Fingerprint text) {
        return simulator.copies.get(text).all();
    }

    /** The stars that are given to the text of a review that holds it. */
    List<Integer> stars(Candidate holder) {
        List<Integer> stars = new ArrayList<>(List.of(holder.stars()));
        of(holder.fingerprint())
                .forEach(copy -> stars.add(newest(copy.reviewId()).stars()));
        stars.removeIf(given -> given == 0);
        return stars;
    }

    void assertRight() {
        simulator.copies.keySet().forEach(this::assertNothingTooMuch);
        events.keySet().forEach(this::assertNothingMissing);
        simulator.status.forEach((reviewId, status) -> {
            if (status.counted() != null) {
                assertThat(refused(reviewId)).as("%s was refused", reviewId).isTrue();
                assertThat(status.counted().text()).isEqualTo(newest(reviewId).fingerprint());
            }
        });
    }

    private void assertNothingTooMuch(Fingerprint text) {
        Set<String> people = new HashSet<>();
        accepted.forEach((reviewId, candidate) -> {
            if (candidate.fingerprint().equals(text)) {
                people.add(person(reviewId, candidate));
            }
        });
        for (Copy copy : of(text)) {
            String reviewId = copy.reviewId();
            assertThat(refused(reviewId)).as("counted %s was refused", reviewId).isTrue();
            assertThat(newest(reviewId).fingerprint())
                    .as("text of %s", reviewId)
                    .isEqualTo(text);
            assertThat(copy.offset()).isEqualTo(events.get(reviewId).lastKey());
            assertThat(copy.stars()).isEqualTo(newest(reviewId).stars());
            assertThat(people.add(person(reviewId, newest(reviewId))))
                    .as("%s is of people who are not counted yet", reviewId)
                    .isTrue();
            assertThat(simulator.status.get(reviewId).counted().text()).isEqualTo(text);
        }
    }

    private void assertNothingMissing(String reviewId) {
        if (refused(reviewId)) {
            Candidate candidate = newest(reviewId);
            boolean counted = of(candidate.fingerprint()).stream()
                    .anyMatch(copy -> copy.reviewId().equals(reviewId));
            boolean alone = claimants
                    .get(candidate.fingerprint())
                    .get(person(reviewId, candidate))
                    .equals(Set.of(reviewId));
            assertThat(counted || !alone).as("%s is counted", reviewId).isTrue();
        }
    }

    private boolean refused(String reviewId) {
        return events.get(reviewId).lastEntry().getValue() instanceof Candidate && !accepted.containsKey(reviewId);
    }

    private Candidate newest(String reviewId) {
        return (Candidate) events.get(reviewId).lastEntry().getValue();
    }

    private static String person(String reviewId, Candidate candidate) {
        boolean known = candidate.reviewerId() != null && candidate.productId() != null;
        return known ? candidate.reviewerId() + " on " + candidate.productId() : reviewId;
    }
}
