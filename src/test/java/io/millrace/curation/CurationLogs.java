package io.millrace.curation;

import io.millrace.grouping.Arrival;
import io.millrace.grouping.Claim;
import io.millrace.grouping.Copy;
import io.millrace.grouping.Holder;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.Standing;
import io.millrace.grouping.Tally;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.grouping.TextMessage.Question;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Reply;
import io.millrace.grouping.Verdict;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;

/** Reads what curation sends to itself and keeps: its binary forms, as plain records that know no rules. */
public final class CurationLogs {

    /**
     * A record of {@code requests-repartition} that comes from a review: a claim or a release.
     *
     * @param text the fingerprint that is asked for
     * @param reviewId the review that asks
     * @param claim true for a claim, false for a release
     * @param offset of the event that claims; -1 for a release
     * @param time of the event that claims, in milliseconds since 1970; -1 for a release
     */
    public record Request(Fingerprint text, String reviewId, boolean claim, long offset, long time) {}

    /**
     * A record of {@code requests-repartition} that comes from another text, or from the index.
     *
     * @param text the fingerprint that it is said to
     * @param asked if it is a question, who asks; null if it is an answer
     * @param proposal whether it is an answer of the index
     */
    public record Talk(Fingerprint text, Asker asked, boolean proposal) {}

    /**
     * A text that asks others.
     *
     * @param text its fingerprint
     * @param reviewId the review that made it ask, with its claim
     * @param time of the event that claims, in milliseconds since 1970
     */
    public record Asker(Fingerprint text, String reviewId, long time) {}

    /**
     * A record of {@code verdicts-repartition}: the answer to a claim.
     *
     * @param reviewId the review that claimed
     * @param offset of the event that claimed
     * @param text the fingerprint that it claimed
     * @param kind what the answer is
     * @param matched the review that has the same or a near text; null unless a duplicate
     * @param similarity with what that review has; 0 unless a duplicate
     * @param group the group of duplicates; null unless the claim was granted
     */
    public record Answer(
            String reviewId,
            long offset,
            Fingerprint text,
            Kind kind,
            String matched,
            double similarity,
            Fingerprint group) {}

    /** What an answer says. */
    public enum Kind {
        GRANTED,
        DUPLICATE,
        NEAR_DUPLICATE,
        TORN
    }

    /**
     * A value of {@code fingerprints-changelog}.
     *
     * @param group that the text is in
     * @param torn true if it may be in none
     * @param holders the reviews that hold it
     * @param copies how many copies are counted: first of those without stars, then of those with 1 to 5
     */
    public record KnownGroup(Fingerprint group, boolean torn, List<String> holders, List<Integer> copies) {}

    /**
     * An entry of {@code copies-changelog}.
     *
     * @param text the text that counts it
     * @param reviewId the review that is counted
     * @param offset of the event that was refused
     * @param stars the author's rating, 0 if there is none
     */
    public record CountedCopy(Fingerprint text, String reviewId, long offset, int stars) {}

    /**
     * A value of {@code status-changelog}.
     *
     * @param pending true if a claim is not answered yet
     * @param held the accepted version, null if there is none
     * @param counted the text that counts it as a copy, null if none does
     * @param feedback the label that a person gave, null if there is none
     */
    public record Known(boolean pending, HeldText held, Fingerprint counted, GivenStars feedback) {}

    /**
     * An accepted version.
     *
     * @param text its fingerprint
     * @param group its group
     * @param revision of its training record, 0 if there is none
     */
    public record HeldText(Fingerprint text, Fingerprint group, int revision) {}

    /**
     * A label.
     *
     * @param stars 1 to 5
     * @param source who gave it
     * @param weight above 0
     * @param givenAt when, in milliseconds since 1970
     * @param corrected the stars of the prediction that it corrects; null if it corrects none
     */
    public record GivenStars(int stars, String source, double weight, long givenAt, Integer corrected) {}

    /**
     * A value of {@code texts-changelog}.
     *
     * @param sourceOffset offset of the event that gave the text
     * @param text its fingerprint
     * @param title cleaned title
     * @param body cleaned text
     */
    public record KeptText(long sourceOffset, Fingerprint text, String title, String body) {}

    private CurationLogs() {}

    /** Reads a record of {@code requests-repartition}; null if texts say it to each other. */
    public static Request request(ConsumerRecord<byte[], byte[]> raw) {
        TextMessage message = value(TextSerdes.MESSAGE, raw);
        if (message instanceof Claimed claimed) {
            Claim claim = claimed.claim();
            return new Request(text(raw), claim.reviewId(), true, claim.offset(), claim.time());
        }
        return message instanceof Release release ? new Request(text(raw), release.reviewId(), false, -1, -1) : null;
    }

    /** Reads a record of {@code requests-repartition}; null unless it is a question or an answer to one. */
    public static Talk talk(ConsumerRecord<byte[], byte[]> raw) {
        TextMessage message = value(TextSerdes.MESSAGE, raw);
        if (message instanceof Question question) {
            Arrival by = question.arrival();
            return new Talk(text(raw), new Asker(by.text(), by.reviewId(), by.time()), false);
        }
        boolean proposal = message instanceof Proposals;
        return proposal || message instanceof Reply ? new Talk(text(raw), null, proposal) : null;
    }

    /** Reads a record of {@code verdicts-repartition}; null if it tells of copies. */
    public static Answer answer(ConsumerRecord<byte[], byte[]> raw) {
        if (!(value(TextSerdes.ANSWER, raw) instanceof Verdict verdict)) {
            return null;
        }
        Claim claim = verdict.claim();
        return new Answer(
                claim.reviewId(),
                claim.offset(),
                verdict.text(),
                Kind.valueOf(verdict.kind().name()),
                verdict.matched(),
                verdict.similarity(),
                verdict.group());
    }

    /** Reads a record of {@code status-changelog}; null for a tombstone. */
    public static Known known(ConsumerRecord<byte[], byte[]> raw) {
        Status status = value(CurationSerdes.STATUS, raw);
        return status == null
                ? null
                : new Known(
                        status.pending() != null,
                        held(status.held()),
                        status.counted() == null ? null : status.counted().text(),
                        given(status.feedback()));
    }

    /** Reads a record of {@code texts-changelog}; null for a tombstone. */
    public static KeptText kept(ConsumerRecord<byte[], byte[]> raw) {
        Candidate text = value(CurationSerdes.CANDIDATE, raw);
        return text == null ? null : new KeptText(text.sourceOffset(), text.fingerprint(), text.title(), text.body());
    }

    /** Reads a record of {@code fingerprints-changelog}; null for a tombstone. */
    public static KnownGroup group(ConsumerRecord<byte[], byte[]> raw) {
        KnownText known = value(TextSerdes.KNOWN, raw);
        return known == null
                ? null
                : new KnownGroup(
                        known.group(),
                        known.torn(),
                        known.holders().stream().map(Holder::reviewId).toList(),
                        known.tally().counts());
    }

    /** Names what a record of {@code copies-changelog} is of. */
    public static Object copyKey(ConsumerRecord<byte[], byte[]> raw) {
        return TextSerdes.COPY_KEY.deserializer().deserialize(raw.topic(), raw.key());
    }

    /** Reads a record of {@code copies-changelog}; null for a tombstone. */
    public static CountedCopy copy(ConsumerRecord<byte[], byte[]> raw) {
        Copy copy = value(TextSerdes.COPY, raw);
        Fingerprint text = TextSerdes.COPY_KEY
                .deserializer()
                .deserialize(raw.topic(), raw.key())
                .text();
        return copy == null ? null : new CountedCopy(text, copy.reviewId(), copy.offset(), copy.stars());
    }

    /** The review that owns a text, of {@code fingerprints-changelog}; null for a tombstone, or if none does. */
    public static String owner(ConsumerRecord<byte[], byte[]> raw) {
        KnownGroup known = group(raw);
        return known == null || known.holders().isEmpty()
                ? null
                : known.holders().get(0);
    }

    /** Reads a record of {@code sketches-changelog}; null for a tombstone. */
    public static Sketch sketch(ConsumerRecord<byte[], byte[]> raw) {
        return value(TextSerdes.SKETCH, raw);
    }

    /** The text that a record of {@code index-repartition} enters into a slot of the index. */
    public static Fingerprint entered(ConsumerRecord<byte[], byte[]> raw) {
        return value(TextSerdes.INDEX_ENTRY, raw).text();
    }

    /** A value of {@code fingerprints-changelog} with another group in it. */
    public static byte[] bytes(ConsumerRecord<byte[], byte[]> raw, Fingerprint group) {
        KnownText known = value(TextSerdes.KNOWN, raw);
        KnownText changed =
                new KnownText(group, known.torn(), known.holders(), known.near(), known.indexed(), known.tally());
        return TextSerdes.KNOWN.serializer().serialize(raw.topic(), changed);
    }

    /** A value of {@code fingerprints-changelog} without any copies in it. */
    public static byte[] withoutCopies(ConsumerRecord<byte[], byte[]> raw) {
        KnownText known = value(TextSerdes.KNOWN, raw);
        KnownText changed =
                new KnownText(known.group(), known.torn(), known.holders(), known.near(), known.indexed(), Tally.NONE);
        return TextSerdes.KNOWN.serializer().serialize(raw.topic(), changed);
    }

    /** A verdict with another answer in it, as a value of {@code verdicts-repartition}. */
    public static byte[] bytes(ConsumerRecord<byte[], byte[]> raw, Answer changed) {
        Claim claim = ((Verdict) value(TextSerdes.ANSWER, raw)).claim();
        Verdict verdict = new Verdict(
                claim,
                changed.text(),
                Verdict.Kind.valueOf(changed.kind().name()),
                changed.group(),
                changed.matched(),
                changed.similarity(),
                null,
                false,
                changed.group() == null ? null : Standing.ALONE);
        return TextSerdes.ANSWER.serializer().serialize(raw.topic(), verdict);
    }

    /** The fingerprint that is the key of a record of {@code requests-repartition} or of a changelog of texts. */
    public static Fingerprint text(ConsumerRecord<byte[], byte[]> raw) {
        return CurationSerdes.FINGERPRINT.deserializer().deserialize(raw.topic(), raw.key());
    }

    private static HeldText held(Status.Held held) {
        return held == null ? null : new HeldText(held.fingerprint(), held.group(), held.revision());
    }

    private static GivenStars given(Label label) {
        return label == null
                ? null
                : new GivenStars(label.stars(), label.source(), label.weight(), label.givenAt(), label.corrected());
    }

    private static <T> T value(Serde<T> serde, ConsumerRecord<byte[], byte[]> raw) {
        return serde.deserializer().deserialize(raw.topic(), raw.value());
    }
}
