package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.text.Fingerprint;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What must be true of settled reviews, told from the events alone and without the rules' own state: who sent what last,
 * which label counts, and what was decided and published so far.
 */
final class SettlementReference implements SettlementSimulator.Watcher {

    private final Map<String, TreeMap<Long, Examined>> events = new TreeMap<>();
    private final Map<String, Map<Long, Reason>> decisions = new HashMap<>();
    private final Map<String, Label> feedback = new HashMap<>();
    private final Map<String, Candidate> accepted = new HashMap<>();
    private final Map<String, Effect.Publish> live = new HashMap<>();
    private final Map<Fingerprint, Set<String>> claimants = new HashMap<>();
    private final ConflictPolicy conflicts;
    private int published;

    SettlementReference(ConflictPolicy conflicts) {
        this.conflicts = conflicts;
    }

    void sent(String reviewId, ReviewEvent event) {
        events.computeIfAbsent(reviewId, any -> new TreeMap<>()).put(event.offset(), event.examined());
        if (event.examined() instanceof Candidate candidate) {
            claimants
                    .computeIfAbsent(candidate.fingerprint(), any -> new HashSet<>())
                    .add(reviewId);
        }
        if (event.examined() instanceof Erasure) {
            feedback.remove(reviewId);
        }
    }

    void given(String reviewId, Label label) {
        feedback.merge(reviewId, label, SettlementReference::winner);
    }

    /** The heavier one, else the one that was given later, else the one that came later. */
    private static Label winner(Label earlier, Label later) {
        if (earlier.weight() != later.weight()) {
            return earlier.weight() > later.weight() ? earlier : later;
        }
        return earlier.givenAt() > later.givenAt() ? earlier : later;
    }

    /** How often a training record was written or withdrawn. */
    int published() {
        return published;
    }

    /** The reviews that were accepted, with their newest event. */
    Map<String, Candidate> accepted() {
        return Map.copyOf(accepted);
    }

    Reason newestDecision(String reviewId) {
        return decisions.get(reviewId).get(events.get(reviewId).lastKey());
    }

    @Override
    public void decided(String reviewId, Effect.Decide decision) {
        Examined event = events.get(reviewId).get(decision.offset());
        assertThat(decisions
                        .computeIfAbsent(reviewId, any -> new HashMap<>())
                        .put(decision.offset(), decision.reason()))
                .as("I1: an earlier decision of the same event")
                .isNull();
        boolean newest = events.get(reviewId).lastKey() == decision.offset();
        assertThat(decision.reason())
                .as("I3: the decision of %s, offset %d", reviewId, decision.offset())
                .isIn(expected(reviewId, event, newest));
        if (decision.reason() == Reason.DUPLICATE) {
            assertThat(claimants.get(((Candidate) event).fingerprint()))
                    .as("reviews with that text")
                    .contains(decision.matched());
            assertThat(decision.matched()).isNotEqualTo(reviewId);
        }
        boolean wanted = decision.reason() == Reason.ACCEPTED || decision.reason() == Reason.UPDATED;
        if (!wanted || conflicts == ConflictPolicy.FIRST) {
            // Otherwise it depends on what was told of other reviews by then.
            assertThat(decision.labelled()).isEqualTo(wanted && authorOrFeedback(reviewId, (Candidate) event) != null);
        }
        assertThat(decision.group()).isEqualTo(wanted ? ((Candidate) event).fingerprint() : null);
        remember(reviewId, event, decision.reason());
    }

    private List<Reason> expected(String reviewId, Examined event, boolean newest) {
        if (event instanceof Erasure) {
            return List.of(Reason.ERASED);
        }
        if (event instanceof Rejection rejection) {
            return List.of(rejection.reason());
        }
        if (!newest) {
            return List.of(Reason.SUPERSEDED);
        }
        Candidate before = accepted.get(reviewId);
        Reason granted = before == null
                ? Reason.ACCEPTED
                : sameContent(before, (Candidate) event) ? Reason.REDELIVERED : Reason.UPDATED;
        return List.of(granted, Reason.DUPLICATE);
    }

    private void remember(String reviewId, Examined event, Reason reason) {
        if (reason == Reason.ACCEPTED || reason == Reason.UPDATED || reason == Reason.REDELIVERED) {
            accepted.put(reviewId, (Candidate) event);
        } else if (reason != Reason.SUPERSEDED) {
            accepted.remove(reviewId);
        }
    }

    @Override
    public void published(String reviewId, Effect.Publish publication) {
        published++;
        Effect.Publish before = live.put(reviewId, publication);
        assertThat(publication.revision())
                .as("revision of %s", reviewId)
                .isEqualTo(before == null ? 1 : before.revision() + 1);
        assertThat(before != null && sameRecord(before, publication))
                .as("%s was published again as it was", reviewId)
                .isFalse();
        assertIsCurrent(reviewId, publication);
        if (conflicts == ConflictPolicy.FIRST) {
            assertLabel(reviewId, publication, authorOrFeedback(reviewId, newest(reviewId)));
        }
    }

    @Override
    public void withdrawn(String reviewId) {
        published++;
        assertThat(live.remove(reviewId))
                .as("the record of %s that is withdrawn", reviewId)
                .isNotNull();
    }

    /** I2, after every step: a text has one live record, and its review owns the text. */
    @Override
    public void stepped(SettlementSimulator simulator) {
        Set<Fingerprint> texts = new HashSet<>();
        live.forEach((reviewId, publication) -> {
            Fingerprint text = publication.candidate().fingerprint();
            assertThat(texts.add(text)).as("I2: a second live record of a text").isTrue();
            assertThat(simulator.owners().get(text))
                    .as("I2: the owner of the text of %s", reviewId)
                    .isEqualTo(reviewId);
        });
    }

    /** What must hold when no message is in flight. */
    void assertQuiet(SettlementSimulator simulator) {
        events.forEach((reviewId, sent) -> {
            assertThat(decisions.getOrDefault(reviewId, Map.of()).keySet())
                    .as("I1: the decided events of %s", reviewId)
                    .isEqualTo(sent.keySet());
            assertThat(accepted.containsKey(reviewId) || mayBeRefused(reviewId, sent))
                    .as("%s is alone with its text", reviewId)
                    .isTrue();
        });
        assertOwnership(simulator);
        assertThat(simulator.texts.keySet()).as("kept texts").isEqualTo(accepted.keySet());
        simulator.status.forEach((reviewId, status) ->
                assertThat(status.pending()).as("claim of %s", reviewId).isNull());
        SettlementCounts counts = new SettlementCounts(events, accepted, simulator);
        counts.assertRight();
        assertStatus(simulator);
        assertRecords(counts);
    }

    private boolean mayBeRefused(String reviewId, TreeMap<Long, Examined> sent) {
        Examined newest = sent.lastEntry().getValue();
        return !(newest instanceof Candidate candidate)
                || !claimants.get(candidate.fingerprint()).equals(Set.of(reviewId));
    }

    private void assertOwnership(SettlementSimulator simulator) {
        Map<Fingerprint, String> holders = new HashMap<>();
        accepted.forEach((reviewId, candidate) -> holders.put(candidate.fingerprint(), reviewId));
        assertThat(holders).as("I2: accepted reviews of one text").hasSameSizeAs(accepted.keySet());
        assertThat(simulator.owners()).as("owners of texts").isEqualTo(holders);
    }

    /** I9: what is left is what was accepted, and feedback since the last erasure. */
    private void assertStatus(SettlementSimulator simulator) {
        Set<String> known = new HashSet<>(accepted.keySet());
        known.addAll(feedback.keySet());
        simulator.status.forEach((reviewId, status) -> {
            if (status.counted() != null) {
                known.add(reviewId);
            }
        });
        assertThat(simulator.status.keySet()).as("reviews with a status").isEqualTo(known);
        simulator.status.forEach((reviewId, status) -> {
            assertThat(status.held() != null).isEqualTo(accepted.containsKey(reviewId));
            assertThat(status.feedback()).isEqualTo(feedback.get(reviewId));
        });
    }

    private void assertRecords(SettlementCounts counts) {
        Set<String> labelled = new HashSet<>(accepted.keySet());
        labelled.removeIf(reviewId -> label(reviewId, counts) == null);
        assertThat(live.keySet()).as("reviews with a training record").isEqualTo(labelled);
        live.forEach((reviewId, publication) -> {
            assertIsCurrent(reviewId, publication);
            assertLabel(reviewId, publication, label(reviewId, counts));
            assertThat(publication.copies())
                    .as("copies of %s", reviewId)
                    .isEqualTo(
                            1 + counts.of(publication.candidate().fingerprint()).size());
        });
    }

    private Candidate newest(String reviewId) {
        return (Candidate) events.get(reviewId).lastEntry().getValue();
    }

    private static void assertLabel(String reviewId, Effect.Publish publication, Label expected) {
        assertThat(sameLabel(publication.label(), expected))
                .as("the label of %s, %s, is the one that counts: %s", reviewId, publication.label(), expected)
                .isTrue();
    }

    /** A record says what the newest event says. */
    private void assertIsCurrent(String reviewId, Effect.Publish publication) {
        Candidate newest = newest(reviewId);
        assertThat(sameContent(publication.candidate(), newest))
                .as("I3: %s is published as last sent", reviewId)
                .isTrue();
        assertThat(publication.group()).as("I4: group").isEqualTo(newest.fingerprint());
    }

    private Label label(String reviewId, SettlementCounts counts) {
        Candidate holder = accepted.get(reviewId);
        List<Integer> stars = counts.stars(holder);
        Label own = authorOrFeedback(reviewId, holder);
        if (feedback.containsKey(reviewId) || conflicts == ConflictPolicy.FIRST) {
            return own;
        }
        if (conflicts == ConflictPolicy.EXCLUDE) {
            return Set.copyOf(stars).size() > 1 ? null : own;
        }
        int most = IntStream.rangeClosed(1, 5)
                .map(n -> Collections.frequency(stars, n))
                .max()
                .orElseThrow();
        Set<Integer> winners = new HashSet<>(stars);
        winners.removeIf(n -> Collections.frequency(stars, n) < most);
        boolean others = winners.size() == 1 && !winners.contains(holder.stars());
        return others ? new Label(winners.iterator().next(), "majority", 1, 0) : own;
    }

    private Label authorOrFeedback(String reviewId, Candidate candidate) {
        Label author = candidate.stars() == 0 ? null : new Label(candidate.stars(), Label.AUTHOR, 1.0, 0);
        return feedback.getOrDefault(reviewId, author);
    }

    private static boolean sameRecord(Effect.Publish one, Effect.Publish other) {
        return sameContent(one.candidate(), other.candidate())
                && sameLabel(one.label(), other.label())
                && one.copies() == other.copies();
    }

    private static boolean sameLabel(Label one, Label other) {
        return other != null
                && one.stars() == other.stars()
                && one.source().equals(other.source())
                && one.weight() == other.weight()
                && Objects.equals(correction(one), correction(other));
    }

    /** What a model said that the label contradicts. */
    private static Integer correction(Label label) {
        return label.predicted() == 0 || label.predicted() == label.stars() ? null : label.predicted();
    }

    private static boolean sameContent(Candidate one, Candidate other) {
        return content(one).equals(content(other));
    }

    private static List<String> content(Candidate candidate) {
        return List.of(
                candidate.title(),
                candidate.body(),
                String.valueOf(candidate.stars()),
                candidate.language(),
                Objects.toString(candidate.productId()),
                Objects.toString(candidate.reviewerId()),
                Objects.toString(candidate.productCategory()));
    }
}
