package io.millrace.proof.workload;

import static io.millrace.proof.workload.EventClass.FRESH;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * The events of one producer, one after the other, without end. Seed, producer number and clock alone decide what they are.
 *
 * <ul>
 *   <li>Reviews are named {@code r-<producer>-<n>}: all events of a review come from one producer, in the order in which they
 *       are planned. A review that was erased may come again, edited, relabelled or just as it was.
 *   <li>Texts are shared: a producer copies its own and those of producers with a lower number, half the time one of the
 *       newest, so that claims for one text race. What it copies another producer sends at about the same time, if that has
 *       the same seed and rate; the copy may be first.
 *   <li>Most reviews have an author of their own, so that copies of a text are of different people, who may give different stars.
 *   <li>Near texts are variations of shared texts, and shared themselves: any two of a family may be in flight at once, and each
 *       may come when the others were erased.
 *   <li>Edits take a text of their own, or one that another review has or had.
 *   <li>The review of {@link EventClass#FEEDBACK_BEFORE} comes after some more events, as {@link EventClass#FRESH}.
 *   <li>The times of a producer's feedback strictly increase, and none is after the time of its record. Where {@code given_at}
 *       is absent the time of the record is the one that increases.
 *   <li>Poison speaks of reviews that exist, with other texts: if any got through, it would show.
 * </ul>
 *
 * Memory does not grow. For one thread.
 */
public final class Workload {

    private static final List<String> LANGUAGES = List.of("de", "fr", "es");
    private static final List<String> SOURCES = List.of("annotator", "support", "customer");
    private static final List<Double> WEIGHTS = List.of(1.0, 1.0, 1.0, 0.5, 2.0);
    private static final List<Integer> IMPOSSIBLE_STARS = List.of(-1, 0, 6, 100);
    private static final int NEWEST_TEXTS = 8;
    private static final int PROMISES_MAX = 64;

    private final String run;
    private final int producer;
    private final int partitions;
    private final Clock clock;
    private final SplittableRandom random;
    private final Originals originals;
    private final SentReviews sent;
    private final Deque<String> promised = new ArrayDeque<>();
    private long events;
    private long reviews;
    private long texts;
    private Instant now = Instant.EPOCH;
    private Instant lastFeedback = Instant.EPOCH;

    /**
     * Begins the events of a producer.
     *
     * @param run names the run, without slashes
     * @param producer its number, from 0; no two producers of a run share one
     * @param seed the same for all producers of a run
     * @param partitions partitions of the topics of reviews and feedback, 2 or more
     */
    public Workload(String run, int producer, long seed, int partitions) {
        this(run, producer, seed, partitions, Clock.systemUTC());
    }

    Workload(String run, int producer, long seed, int partitions, Clock clock) {
        this.run = run;
        this.producer = producer;
        this.partitions = partitions;
        this.clock = clock;
        this.random = new SplittableRandom(seed * 31 + producer);
        this.originals = new Originals(seed);
        this.sent = new SentReviews(random);
    }

    /** Plans the next event. */
    public PlannedEvent next() {
        now = Instant.ofEpochMilli(clock.millis());
        return plan(sent.isEmpty() ? FRESH : EventMix.pick(random));
    }

    private PlannedEvent plan(EventClass kind) {
        return switch (kind) {
            case FRESH -> review(kind, fresh());
            case EXACT_DUPLICATE -> review(kind, duplicate());
            case CASE_SPACE_DUPLICATE -> review(kind, restyled());
            case NEAR_DUPLICATE -> review(kind, near());
            case REDELIVERY -> review(kind, sent.pick().review());
            case EDIT -> review(kind, edited(sent.pick()));
            case NEAR_EDIT -> review(kind, nearlyAsBefore(sent.pick()));
            case RELABEL -> review(kind, relabelled(sent.pick()));
            case ERASE -> event(kind, null, sent.pick().reviewId(), null);
            case WRONG_LANGUAGE -> review(kind, foreign());
            case FEEDBACK_BEFORE -> feedback(kind, promise(), 1 + random.nextInt(5));
            case FEEDBACK_AFTER -> feedback(kind, sent.pick().reviewId(), 1 + random.nextInt(5));
            default -> poison(kind, sent.pick().reviewId());
        };
    }

    private PlannedEvent poison(EventClass kind, String key) {
        return switch (kind) {
            case POISON_NO_KEY -> event(kind, random.nextInt(partitions), null, copy(key));
            case POISON_FOREIGN_KEY -> event(kind, null, key, copy(newId()));
            case POISON_PARTITION -> event(kind, wrongPartition(key), key, copy(key));
            case POISON_FEEDBACK -> feedback(kind, key, pick(IMPOSSIBLE_STARS));
            default -> event(kind, null, key, copy(key));
        };
    }

    private PlannedEvent review(EventClass kind, Review review) {
        return event(kind, null, review.getReviewId(), review);
    }

    private PlannedEvent feedback(EventClass kind, String reviewId, int stars) {
        Instant next = lastFeedback.plusMillis(1);
        lastFeedback = now.isBefore(next) ? next : now;
        now = lastFeedback;
        Feedback feedback = Feedback.newBuilder()
                .setReviewId(reviewId)
                .setStars(stars)
                .setSource(pick(SOURCES))
                .setWeight(pick(WEIGHTS))
                .setGivenAt(oneIn(5) ? null : lastFeedback)
                .setPredictedStars(oneIn(3) ? null : 1 + random.nextInt(5))
                .build();
        return event(kind, null, reviewId, feedback);
    }

    private PlannedEvent event(EventClass kind, Integer partition, String key, SpecificRecord value) {
        String id = run + "/" + producer + "/" + events++;
        return new PlannedEvent(id, kind, partition, key, value, now.toEpochMilli());
    }

    /** Some have no stars: most of them, if feedback was there before. */
    private Review fresh() {
        boolean due = oneIn(12) || promised.size() == PROMISES_MAX;
        String promise = due ? promised.poll() : null;
        Original text = newText();
        Review review = Versions.of(Objects.requireNonNullElseGet(promise, this::newId), text, now);
        boolean unrated = oneIn(promise == null ? 25 : 2);
        return send(text, unrated ? Versions.rated(review, null) : review);
    }

    private Review duplicate() {
        Original text = earlierText();
        Review review = Versions.of(newId(), text, now);
        return send(text, oneIn(4) ? Versions.rated(review, 1 + random.nextInt(5)) : review);
    }

    private Review restyled() {
        Original text = earlierText();
        return send(text, Versions.restyled(Versions.of(newId(), text, now), random.nextBoolean()));
    }

    private Review near() {
        Original text = varied(earlierText());
        return send(text, Versions.of(newId(), text, now));
    }

    private Review nearlyAsBefore(Sent review) {
        Original text = varied(review.text());
        review.become(text, Versions.of(review.reviewId(), text, now));
        return review.review();
    }

    /** Another variation than it is. */
    private Original varied(Original text) {
        int step = 1 + random.nextInt(Original.VARIATIONS - 1);
        return text.varied((text.variation() + step) % Original.VARIATIONS);
    }

    private Review edited(Sent review) {
        Original wanted = oneIn(3) ? earlierText() : newText();
        Original text = wanted.equals(review.text()) ? newText() : wanted;
        review.become(text, Versions.of(review.reviewId(), text, now));
        return review.review();
    }

    private Review relabelled(Sent review) {
        int before = Objects.requireNonNullElse(review.review().getStars(), 0);
        int after = (before + random.nextInt(4)) % 5 + 1;
        review.become(review.text(), Versions.rated(review.review(), after));
        return review.review();
    }

    /** A new review, or an earlier one that changes its language and so is no longer wanted. */
    private Review foreign() {
        Review review = random.nextBoolean() ? copy(newId()) : sent.pick().review();
        return Versions.declared(review, pick(LANGUAGES));
    }

    private Review copy(String reviewId) {
        return Versions.of(reviewId, earlierText(), now);
    }

    private Review send(Original text, Review review) {
        sent.add(new Sent(text, review));
        return review;
    }

    private String promise() {
        promised.add(newId());
        return promised.getLast();
    }

    private String newId() {
        return "r-" + producer + "-" + reviews++;
    }

    private Original newText() {
        return originals.get(producer, texts++);
    }

    private Original earlierText() {
        long age = random.nextBoolean() ? random.nextInt(NEWEST_TEXTS) : random.nextLong(texts);
        return originals.get(random.nextInt(producer + 1), Math.max(0, texts - 1 - age));
    }

    private int wrongPartition(String key) {
        int home = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
        return (home + 1 + random.nextInt(partitions - 1)) % partitions;
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
