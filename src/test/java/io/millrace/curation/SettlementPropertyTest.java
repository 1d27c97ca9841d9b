package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.text.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random histories of a few reviews that share a few texts, each with its messages delivered in a random order. */
class SettlementPropertyTest {

    private static final Claims CLAIMS =
            new Claims(CurationDriver.settings(new GroupingSettings(false, 1, 1, SplitGroup.TEXT)));
    private static final int HISTORIES = 2_000;
    private static final int REVIEWS = 4;
    private static final int TEXTS = 3;
    private static final int EVENTS_MAX = 40;

    /** Two sources whose String.hashCode differs by 31, as stars weigh in a polynomial hash of three parts. */
    private static final List<String> SOURCES = List.of("b", "C");

    /** One history: the rules, the reference that watches them, and what is sent to both. */
    private static final class History {

        final Random random;
        final SettlementReference reference;
        final SettlementSimulator simulator;
        private long offset;

        History(long seed) {
            random = new Random(seed);
            ConflictPolicy conflicts = ConflictPolicy.values()[random.nextInt(3)];
            reference = new SettlementReference(conflicts);
            simulator = new SettlementSimulator(conflicts, random, reference);
        }

        /** Sends events; how many messages are in flight meanwhile differs from history to history. */
        void run() {
            int eventsPercent = 10 + random.nextInt(80);
            for (int left = 1 + random.nextInt(EVENTS_MAX); left > 0; ) {
                boolean idle = random.nextInt(100) >= eventsPercent && !simulator.deliver();
                if (idle || random.nextInt(100) < eventsPercent) {
                    sendAny();
                    left--;
                }
            }
        }

        void drain() {
            while (simulator.deliver()) {
                // Until no message is left.
            }
        }

        private void sendAny() {
            String reviewId = "review-" + random.nextInt(REVIEWS);
            int kind = random.nextInt(10);
            if (kind < 3) {
                giveFeedback(reviewId);
            } else if (kind == 3) {
                send(reviewId, new Erasure());
            } else if (kind == 4) {
                send(reviewId, new Rejection(Reason.LANGUAGE, "de"));
            } else {
                send(reviewId, candidate(random.nextInt(TEXTS)));
            }
        }

        void send(String reviewId, Examined examined) {
            ReviewEvent event = claim(reviewId, new ReviewEvent(offset++, examined, null, null, List.of()));
            reference.sent(reviewId, event);
            simulator.review(reviewId, event);
        }

        private static ReviewEvent claim(String reviewId, ReviewEvent event) {
            return event.examined() instanceof Candidate candidate
                    ? event.withClaim(CLAIMS.of(reviewId, candidate.reviewedAt(), event, candidate))
                    : event;
        }

        private void giveFeedback(String reviewId) {
            Label label = new Label(
                    1 + random.nextInt(3),
                    SOURCES.get(random.nextInt(SOURCES.size())),
                    1 + random.nextInt(2),
                    random.nextInt(10),
                    random.nextInt(4));
            reference.given(reviewId, label);
            simulator.feedback(reviewId, label);
        }

        /** Texts that differ in case only are duplicates. */
        private Candidate candidate(int text) {
            String normalised = "text " + text;
            String body = random.nextBoolean() ? normalised : normalised.toUpperCase(Locale.ROOT);
            String product = random.nextInt(4) > 0 ? "p" : null;
            String author = random.nextInt(6) == 0 ? "a" : null;
            Fingerprint fingerprint = Fingerprint.of(normalised);
            int stars = random.nextInt(3);
            return new Candidate(offset, "", body, stars, "en", product, author, null, random.nextInt(10), fingerprint);
        }
    }

    @Test
    void shouldKeepTheInvariantsWhateverTheOrderOfMessages() {
        forEachHistory(history -> {
            // When
            history.run();
            history.drain();

            // Then
            history.reference.assertQuiet(history.simulator);
        });
    }

    @Test
    void shouldChangeNothingWhenReviewsComeAgain() {
        forEachHistory(history -> {
            // Given
            history.run();
            history.drain();
            Map<String, Candidate> accepted = history.reference.accepted();
            int published = history.reference.published();
            var status = Map.copyOf(history.simulator.status);
            var texts = Map.copyOf(history.simulator.texts);
            var owners = history.simulator.owners();

            // When
            accepted.forEach(history::send);
            accepted.forEach(history::send);
            history.drain();

            // Then
            assertThat(accepted.keySet())
                    .allMatch(reviewId -> history.reference.newestDecision(reviewId) == Reason.REDELIVERED);
            assertThat(history.reference.published()).isEqualTo(published);
            assertThat(history.simulator.status).isEqualTo(status);
            assertThat(history.simulator.texts).isEqualTo(texts);
            assertThat(history.simulator.owners()).isEqualTo(owners);
        });
    }

    @Test
    void shouldLeaveNothingOfErasedReviews() {
        forEachHistory(history -> {
            // Given
            history.run();

            // When
            IntStream.range(0, REVIEWS).forEach(i -> history.send("review-" + i, new Erasure()));
            history.drain();

            // Then
            assertThat(history.simulator.status).isEmpty();
            assertThat(history.simulator.texts).isEmpty();
            assertThat(history.simulator.states).isEmpty();
            assertThat(history.simulator.copies.values())
                    .allMatch(copies -> copies.all().isEmpty());
            history.reference.assertQuiet(history.simulator);
        });
    }

    private static void forEachHistory(Consumer<History> test) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + HISTORIES; seed++) {
            try {
                test.accept(new History(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
