package io.millrace.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Uncounted;
import io.millrace.grouping.Verdict.Kind;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whatever the order in which messages come, what is promised of groups holds when all is quiet. */
class GroupingPropertyTest {

    private static final int HISTORIES = 4000;
    private static final int TEXTS = 7;
    private static final double SIMILARITY = 0.5;

    /** What a history of random claims and releases came to. */
    private static final class History {

        final Random random;
        final int copies;
        final List<Fingerprint> texts = new ArrayList<>();
        final Map<Fingerprint, Sketch> sketches = new HashMap<>();
        final Map<String, Fingerprint> claims = new HashMap<>();
        final Map<Long, Integer> reviewsOf = new HashMap<>();
        final Set<Verdict> takenBack = new HashSet<>();
        final GroupingRule rule;
        final SimulatedTexts simulation;

        History(long seed) {
            random = new Random(seed);
            copies = 1 + random.nextInt(2);
            rule = new GroupingRule(copies, group -> Math.floorMod(group.hashCode(), 3));
            simulation = new SimulatedTexts(rule, SIMILARITY, 1 + random.nextInt(4), random);
            for (int i = 0; i < TEXTS; i++) {
                Fingerprint text = Fingerprint.of(seed + " " + i);
                texts.add(text);
                sketches.put(text, randomSketch());
            }
            run();
        }

        private Sketch randomSketch() {
            return new Sketch(random.ints(0, 8).distinct().limit(4).sorted().toArray(), 0);
        }

        private void run() {
            for (int events = 3 + random.nextInt(25); events > 0; ) {
                if (random.nextInt(4) == 0 || !simulation.deliver()) {
                    events--;
                    act(texts.get(random.nextInt(TEXTS)));
                }
            }
            simulation.deliverAll();
            simulation.recount();
        }

        private void act(Fingerprint text) {
            KnownText known = simulation.known(text);
            if (random.nextInt(6) == 0) {
                simulation.recount();
            }
            if (random.nextInt(6) == 0) {
                takeBack();
            } else if (random.nextInt(6) == 0
                    && known != null
                    && !known.holders().isEmpty()) {
                simulation.say(text, new Release(known.holders().get(0).reviewId()));
            } else {
                String id = "r" + claims.size();
                claims.put(id, text);
                Claim claim = new Claim(id, 0, random.nextInt(5), identity(), random.nextInt(6), null, "en", List.of());
                simulation.say(text, new Claimed(claim, sketches.get(text)));
            }
        }

        /** One review in five is of people who send more. */
        private long identity() {
            long identity = random.nextInt(5) == 0 ? -1 - random.nextInt(2) : claims.size();
            reviewsOf.merge(identity, 1, Integer::sum);
            return identity;
        }

        /** A review that is counted is edited, say. */
        private void takeBack() {
            simulation.verdicts.stream()
                    .filter(verdict -> verdict.countedAt() != null && takenBack.add(verdict))
                    .findFirst()
                    .ifPresent(verdict -> simulation.say(
                            verdict.text(),
                            verdict.countedAt(),
                            new Uncounted(verdict.reviewId(), verdict.claim().identity(), 0)));
        }

        double similarity(Fingerprint one, Fingerprint other) {
            return one.equals(other) ? 1 : sketches.get(one).similarity(sketches.get(other));
        }

        void forEachNearPair(PairCheck check) {
            for (int i = 0; i < TEXTS; i++) {
                for (int j = i + 1; j < TEXTS; j++) {
                    KnownText one = simulation.known(texts.get(i));
                    KnownText other = simulation.known(texts.get(j));
                    boolean near = similarity(texts.get(i), texts.get(j)) >= SIMILARITY;
                    if (near && one != null && other != null) {
                        check.accept(one, other);
                    }
                }
            }
        }
    }

    private interface PairCheck {

        void accept(KnownText one, KnownText other);
    }

    @Test
    void shouldHoldWhateverTheOrder() {
        int torn = 0;
        int duplicates = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed);
            assertAllAreAnswered(history, seed);
            assertNoNearTextsAreInDifferentSplits(history, seed);
            assertNoNearTextsAreHeldTwice(history, seed);
            assertDuplicatesAreNear(history, seed);
            assertCopiesAreCounted(history, seed);
            assertHoldersKnowHowTheyStand(history, seed);
            torn += history.simulation.verdicts.stream()
                    .filter(verdict -> verdict.kind() == Kind.TORN)
                    .count();
            duplicates += history.simulation.verdicts.stream()
                    .filter(verdict -> verdict.kind() == Kind.DUPLICATE)
                    .count();
        }
        assertThat(torn).as("torn texts, or nothing was tried").isPositive();
        assertThat(duplicates).as("duplicates, or nothing was tried").isPositive();
    }

    private static void assertAllAreAnswered(History history, long seed) {
        assertThat(history.simulation.verdicts.stream()
                        .map(verdict -> verdict.claim().reviewId()))
                .as("answered claims with seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(history.claims.keySet());
        assertThat(history.simulation.states.values())
                .as("lookups with seed %d", seed)
                .allMatch(state -> state.lookup() == null);
    }

    private static void assertNoNearTextsAreInDifferentSplits(History history, long seed) {
        history.forEachNearPair((one, other) -> {
            if (!one.torn() && !other.torn()) {
                assertThat(history.rule.split().apply(one.group()))
                        .as("I4 with seed %d", seed)
                        .isEqualTo(history.rule.split().apply(other.group()));
            }
        });
    }

    private static void assertNoNearTextsAreHeldTwice(History history, long seed) {
        history.forEachNearPair((one, other) -> {
            if (history.copies == 1) {
                assertThat(one.holders().isEmpty() || other.holders().isEmpty())
                        .as("one copy of two near texts with seed %d", seed)
                        .isTrue();
            }
        });
    }

    private static void assertDuplicatesAreNear(History history, long seed) {
        history.simulation.verdicts.stream()
                .filter(verdict -> verdict.kind() == Kind.DUPLICATE)
                .forEach(verdict -> {
                    double similarity = history.similarity(verdict.text(), history.claims.get(verdict.matched()));
                    assertThat(verdict.similarity())
                            .as("similarity with seed %d", seed)
                            .isGreaterThanOrEqualTo(SIMILARITY)
                            .isEqualTo(similarity);
                });
    }

    /** Of people who sent one review each, exactly what was refused and not taken back; of others, at most that. */
    private static void assertCopiesAreCounted(History history, long seed) {
        Map<Fingerprint, Set<String>> all = new HashMap<>();
        Map<Fingerprint, Set<String>> certain = new HashMap<>();
        for (Verdict verdict : history.simulation.verdicts) {
            if (verdict.countedAt() != null && !history.takenBack.contains(verdict)) {
                put(all, verdict);
                if (history.reviewsOf.get(verdict.claim().identity()) == 1) {
                    put(certain, verdict);
                }
            }
        }
        history.simulation.copies.forEach((text, copies) -> {
            Set<String> counted = copies.all().stream().map(Copy::reviewId).collect(Collectors.toSet());
            assertThat(counted)
                    .as("copies with seed %d", seed)
                    .isSubsetOf(all.getOrDefault(text, Set.of()))
                    .containsAll(certain.getOrDefault(text, Set.of()));
            Tally tally = Tally.NONE;
            for (Copy copy : copies.all()) {
                tally = tally.plus(copy.stars());
            }
            KnownText known = history.simulation.known(text);
            assertThat(known == null ? Tally.NONE : known.tally())
                    .as("tally with seed %d", seed)
                    .isEqualTo(tally);
        });
    }

    private static void put(Map<Fingerprint, Set<String>> counted, Verdict verdict) {
        counted.computeIfAbsent(verdict.countedAt(), any -> new HashSet<>()).add(verdict.reviewId());
    }

    private static void assertHoldersKnowHowTheyStand(History history, long seed) {
        history.simulation.states.forEach((text, state) -> {
            if (state.known() != null) {
                state.known().holders().stream()
                        .map(Holder::reviewId)
                        .forEach(reviewId -> assertThat(
                                        history.simulation.told.get(new SimulatedTexts.Told(reviewId, text)))
                                .as("what %s was told with seed %d", reviewId, seed)
                                .isEqualTo(state.known().standing(reviewId)));
            }
        });
    }

    /** Clusters of texts that are near each other and no other text: any order makes the same groups of them. */
    @RepeatedTest(20)
    void shouldMakeTheSameGroupsOverAnyNumberOfPartitions(org.junit.jupiter.api.RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        System.out.println("seed " + seed);
        assertThat(groups(seed, 1)).hasSize(30).isEqualTo(groups(seed, 4)).isEqualTo(groups(seed, 12));
    }

    private static Set<Set<String>> groups(long seed, int partitions) {
        GroupingRule rule = new GroupingRule(1, group -> 0);
        SimulatedTexts simulation =
                new SimulatedTexts(rule, SIMILARITY, partitions, new Random(31 * seed + partitions));
        for (int cluster = 0; cluster < 30; cluster++) {
            for (int text = 0; text < 5; text++) {
                simulation.say(fingerprint(cluster, text), claim(cluster, text));
            }
        }
        simulation.deliverAll();
        Map<Fingerprint, Set<String>> members = new HashMap<>();
        for (int cluster = 0; cluster < 30; cluster++) {
            for (int text = 0; text < 5; text++) {
                members.computeIfAbsent(
                                simulation.known(fingerprint(cluster, text)).group(), any -> new HashSet<>())
                        .add(cluster + "." + text);
            }
        }
        return Set.copyOf(members.values());
    }

    private static Fingerprint fingerprint(int cluster, int text) {
        return Fingerprint.of(cluster + "." + text);
    }

    private static Claimed claim(int cluster, int text) {
        int[] shingles = IntStream.concat(
                        IntStream.range(cluster * 100, cluster * 100 + 20), IntStream.of(cluster * 100 + 20 + text))
                .toArray();
        Claim claim = new Claim(cluster + "." + text, 0, text, 100 * cluster + text, 0, null, "en", List.of());
        return new Claimed(claim, new Sketch(shingles, 0));
    }
}
