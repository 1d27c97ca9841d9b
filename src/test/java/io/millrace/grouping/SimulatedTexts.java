package io.millrace.grouping;

import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Outgoing.Propose;
import io.millrace.grouping.Outgoing.Tell;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Texts that talk with each other as they do over topics: what one partition says to another stays in order, and everything else
 * is mixed at random. Every shingle of a sketch is a key of the index.
 */
final class SimulatedTexts {

    private record Channel(String from, String to) {}

    /** A review that was told by a text how it stands. */
    record Told(String reviewId, Fingerprint text) {}

    final Map<Fingerprint, TextState> states = new HashMap<>();
    final List<Verdict> verdicts = new ArrayList<>();
    final Map<Fingerprint, KeptCopies> copies = new HashMap<>();

    final Map<Told, Standing> told = new HashMap<>();

    private final Set<Fingerprint> changed = new LinkedHashSet<>();
    private final GroupingRule rule;
    private final double similarityMin;
    private final int partitions;
    private final Random random;
    private final Map<Long, List<Fingerprint>> buckets = new HashMap<>();
    private final Map<Fingerprint, Sketch> sketches = new HashMap<>();
    private final Map<Channel, Deque<Runnable>> channels = new LinkedHashMap<>();

    SimulatedTexts(GroupingRule rule, double similarityMin, int partitions, Random random) {
        this.rule = rule;
        this.similarityMin = similarityMin;
        this.partitions = partitions;
        this.random = random;
    }

    /** Sends a message of a review. */
    void say(Fingerprint to, TextMessage message) {
        send("reviews", home(to), () -> deliver(to, message));
    }

    /** Sends a message of a review that knows what a text answered: it comes after all that this text said before. */
    void say(Fingerprint after, Fingerprint to, TextMessage message) {
        send(home(after), home(to), () -> deliver(to, message));
    }

    /** Lets all texts that changed tell those that hold them. */
    void recount() {
        changed.forEach(text -> Recount.of(text, known(text))
                .forEach(recount -> told.put(new Told(recount.reviewId(), text), recount.standing())));
        changed.clear();
    }

    /** Delivers one message of a channel that is picked at random; false if all are empty. */
    boolean deliver() {
        List<Channel> open = List.copyOf(channels.keySet());
        if (open.isEmpty()) {
            return false;
        }
        Channel channel = open.get(random.nextInt(open.size()));
        Runnable delivery = channels.get(channel).remove();
        channels.computeIfPresent(channel, (any, queue) -> queue.isEmpty() ? null : queue);
        delivery.run();
        return true;
    }

    void deliverAll() {
        while (deliver()) {
            // Until all is quiet.
        }
    }

    /** What is known of a text; null if it was never settled. */
    KnownText known(Fingerprint text) {
        return state(text).known();
    }

    private TextState state(Fingerprint text) {
        return states.getOrDefault(
                text, new TextState(null, null, copies.computeIfAbsent(text, any -> new KeptCopies())));
    }

    private void deliver(Fingerprint to, TextMessage message) {
        TextState before = state(to);
        Step step = Grouping.step(rule, to, this::entries, before, message);
        states.put(to, step.state());
        if (Recount.isDue(before.known(), step.state().known())) {
            changed.add(to);
        }
        step.outgoing().forEach(outgoing -> carryOut(to, outgoing));
    }

    private void carryOut(Fingerprint from, Outgoing outgoing) {
        if (outgoing instanceof Propose propose) {
            propose.entries().forEach(entry -> send(home(from), "slot " + entry.slot(), () -> propose(entry)));
        } else if (outgoing instanceof Tell tell) {
            send(home(from), home(tell.to()), () -> deliver(tell.to(), tell.message()));
        } else {
            hear((Verdict) ((Answer) outgoing).answer());
        }
    }

    private void hear(Verdict verdict) {
        verdicts.add(verdict);
        if (verdict.granted()) {
            told.put(new Told(verdict.reviewId(), verdict.text()), verdict.standing());
        }
    }

    private void propose(IndexEntry entry) {
        Set<Fingerprint> others = new LinkedHashSet<>();
        LongStream.of(entry.keys()).forEach(key -> {
            List<Fingerprint> bucket = buckets.computeIfAbsent(key, any -> new ArrayList<>());
            others.addAll(bucket);
            bucket.add(entry.text());
        });
        sketches.put(entry.text(), entry.sketch());
        Proposals message = new Proposals(others.stream()
                .map(other -> new Near(other, entry.sketch().similarity(sketches.get(other))))
                .filter(near -> near.similarity() >= similarityMin)
                .toList());
        send("slot " + entry.slot(), home(entry.text()), () -> deliver(entry.text(), message));
    }

    private List<IndexEntry> entries(Fingerprint text, Sketch sketch) {
        return IntStream.range(0, partitions)
                .mapToObj(slot -> new IndexEntry(slot, text, sketch, keys(slot, sketch)))
                .filter(entry -> entry.keys().length > 0)
                .toList();
    }

    private long[] keys(int slot, Sketch sketch) {
        return IntStream.of(sketch.shingles())
                .filter(key -> Math.floorMod(key, partitions) == slot)
                .asLongStream()
                .toArray();
    }

    private String home(Fingerprint text) {
        return "home " + Math.floorMod(text.hashCode(), partitions);
    }

    private void send(String from, String to, Runnable delivery) {
        channels.computeIfAbsent(new Channel(from, to), any -> new ArrayDeque<>())
                .add(delivery);
    }
}
