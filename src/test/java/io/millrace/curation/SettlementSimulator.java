package io.millrace.curation;

import io.millrace.grouping.Grouping;
import io.millrace.grouping.GroupingRule;
import io.millrace.grouping.KeptCopies;
import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Recount;
import io.millrace.grouping.Step;
import io.millrace.grouping.TextAnswer;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextState;
import io.millrace.grouping.Verdict;
import io.millrace.text.Fingerprint;
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

/**
 * Runs the rules of curation without Kafka. What a review asks of one fingerprint stays in order, and what one fingerprint
 * answers to a review does too; everything else is mixed at random, which is more than the two repartition topics allow.
 * After each step the watcher is asked whether all is well.
 */
final class SettlementSimulator {

    /** What is told of each effect, and of the end of each step. */
    interface Watcher {

        void decided(String reviewId, Effect.Decide decision);

        void published(String reviewId, Effect.Publish publication);

        void withdrawn(String reviewId);

        void stepped(SettlementSimulator simulator);
    }

    private static final GroupingRule RULE = new GroupingRule(1, group -> 0);

    private record Channel(String reviewId, Fingerprint fingerprint) {}

    final Map<String, Status> status = new HashMap<>();
    final Map<String, Candidate> texts = new HashMap<>();
    final Map<Fingerprint, TextState> states = new HashMap<>();
    final Map<Fingerprint, KeptCopies> copies = new HashMap<>();

    private final Map<Channel, Deque<TextMessage>> requests = new LinkedHashMap<>();
    private final Map<Channel, Deque<TextAnswer>> answers = new LinkedHashMap<>();
    private final Set<Fingerprint> recounts = new LinkedHashSet<>();
    private final Settlement settlement;
    private final Random random;
    private final Watcher watcher;

    SettlementSimulator(ConflictPolicy conflicts, Random random, Watcher watcher) {
        this.settlement = new Settlement(conflicts);
        this.random = random;
        this.watcher = watcher;
    }

    void review(String reviewId, ReviewEvent event) {
        settle(reviewId, settlement.review(reviewId, before(reviewId), event));
    }

    void feedback(String reviewId, Label label) {
        settle(reviewId, settlement.feedback(before(reviewId), label, () -> text(reviewId)));
    }

    /** Delivers one message of a channel that is picked at random, or lets one text tell its holders; false if there is none. */
    boolean deliver() {
        List<Runnable> deliveries = new ArrayList<>();
        requests.forEach((channel, queue) -> deliveries.add(() -> deduplicate(channel, take(requests, channel))));
        answers.forEach((channel, queue) -> deliveries.add(() -> settle(take(answers, channel))));
        recounts.forEach(text -> deliveries.add(() -> recount(text)));
        if (!deliveries.isEmpty()) {
            deliveries.get(random.nextInt(deliveries.size())).run();
        }
        return !deliveries.isEmpty();
    }

    /** Texts and the reviews that hold them. */
    Map<Fingerprint, String> owners() {
        Map<Fingerprint, String> owners = new HashMap<>();
        states.forEach((text, state) -> state.known().holders().forEach(holder -> owners.put(text, holder.reviewId())));
        return owners;
    }

    private void deduplicate(Channel channel, TextMessage message) {
        Fingerprint text = channel.fingerprint();
        TextState nothing = new TextState(null, null, copies.computeIfAbsent(text, any -> new KeptCopies()));
        TextState before = states.getOrDefault(text, nothing);
        Step step = Grouping.step(RULE, text, (self, sketch) -> List.of(), before, message);
        if (Recount.isDue(before.known(), step.state().known())) {
            recounts.add(text);
        }
        if (step.state().known() == null) {
            states.remove(text);
        } else {
            states.put(text, step.state());
        }
        step.outgoing().forEach(outgoing -> put(answers, channel, ((Answer) outgoing).answer()));
        watcher.stepped(this);
    }

    private void recount(Fingerprint text) {
        recounts.remove(text);
        Recount.of(text, states.containsKey(text) ? states.get(text).known() : null)
                .forEach(recount -> put(answers, new Channel(recount.reviewId(), text), recount));
    }

    private void settle(TextAnswer answer) {
        String reviewId = answer.reviewId();
        Status before = before(reviewId);
        settle(
                reviewId,
                answer instanceof Verdict verdict
                        ? settlement.verdict(reviewId, before, verdict, () -> text(reviewId))
                        : settlement.recount(before, (Recount) answer, () -> text(reviewId)));
    }

    private void settle(String reviewId, Transition transition) {
        if (transition.status().equals(Status.NONE)) {
            status.remove(reviewId);
        } else {
            status.put(reviewId, transition.status());
        }
        transition.effects().forEach(effect -> carryOut(reviewId, effect));
        watcher.stepped(this);
    }

    private void carryOut(String reviewId, Effect effect) {
        if (effect instanceof Effect.KeepText keep) {
            texts.put(reviewId, keep.candidate());
        } else if (effect instanceof Effect.DropText) {
            texts.remove(reviewId);
        } else if (effect instanceof Effect.Ask ask) {
            put(requests, new Channel(reviewId, ask.text()), ask.message());
        } else if (effect instanceof Effect.Decide decision) {
            watcher.decided(reviewId, decision);
        } else if (effect instanceof Effect.Publish publication) {
            watcher.published(reviewId, publication);
        } else {
            watcher.withdrawn(reviewId);
        }
    }

    private Status before(String reviewId) {
        return status.getOrDefault(reviewId, Status.NONE);
    }

    private Candidate text(String reviewId) {
        return texts.get(reviewId);
    }

    private static <T> void put(Map<Channel, Deque<T>> queues, Channel channel, T message) {
        queues.computeIfAbsent(channel, any -> new ArrayDeque<>()).add(message);
    }

    private static <T> T take(Map<Channel, Deque<T>> queues, Channel channel) {
        T message = queues.get(channel).remove();
        queues.computeIfPresent(channel, (any, queue) -> queue.isEmpty() ? null : queue);
        return message;
    }
}
