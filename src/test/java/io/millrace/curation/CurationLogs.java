package io.millrace.curation;

import io.millrace.grouping.Claim;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.Verdict;
import io.millrace.text.Fingerprint;
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
     */
    public record Request(Fingerprint text, String reviewId, boolean claim, long offset) {}

    /**
     * A record of {@code verdicts-repartition}: the answer to a claim.
     *
     * @param reviewId the review that claimed
     * @param offset of the event that claimed
     * @param text the fingerprint that it claimed
     * @param owner the review that owns it
     * @param group the group of duplicates; null unless the claim was granted
     */
    public record Answer(String reviewId, long offset, Fingerprint text, String owner, Fingerprint group) {}

    /**
     * A value of {@code status-changelog}.
     *
     * @param pending true if a claim is not answered yet
     * @param held the accepted version, null if there is none
     * @param feedback the label that a person gave, null if there is none
     */
    public record Known(boolean pending, HeldText held, GivenStars feedback) {}

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
     */
    public record GivenStars(int stars, String source, double weight, long givenAt) {}

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
            return new Request(
                    text(raw), claimed.claim().reviewId(), true, claimed.claim().offset());
        }
        return message instanceof Release release ? new Request(text(raw), release.reviewId(), false, -1) : null;
    }

    /** Reads a record of {@code verdicts-repartition}. */
    public static Answer answer(ConsumerRecord<byte[], byte[]> raw) {
        Verdict verdict = value(TextSerdes.VERDICT, raw);
        Claim claim = verdict.claim();
        String owner = verdict.granted() ? claim.reviewId() : verdict.matched();
        return new Answer(claim.reviewId(), claim.offset(), verdict.text(), owner, verdict.group());
    }

    /** Reads a record of {@code status-changelog}; null for a tombstone. */
    public static Known known(ConsumerRecord<byte[], byte[]> raw) {
        Status status = value(CurationSerdes.STATUS, raw);
        return status == null
                ? null
                : new Known(status.pending() != null, held(status.held()), given(status.feedback()));
    }

    /** Reads a record of {@code texts-changelog}; null for a tombstone. */
    public static KeptText kept(ConsumerRecord<byte[], byte[]> raw) {
        Candidate text = value(CurationSerdes.CANDIDATE, raw);
        return text == null ? null : new KeptText(text.sourceOffset(), text.fingerprint(), text.title(), text.body());
    }

    /** The review that owns a text, of {@code fingerprints-changelog}; null for a tombstone, or if none does. */
    public static String owner(ConsumerRecord<byte[], byte[]> raw) {
        KnownText known = value(TextSerdes.KNOWN, raw);
        return known == null || known.holders().isEmpty()
                ? null
                : known.holders().get(0).reviewId();
    }

    /** The fingerprint that is the key of a record of {@code requests-repartition} or {@code fingerprints-changelog}. */
    public static Fingerprint text(ConsumerRecord<byte[], byte[]> raw) {
        return CurationSerdes.FINGERPRINT.deserializer().deserialize(raw.topic(), raw.key());
    }

    private static HeldText held(Status.Held held) {
        return held == null ? null : new HeldText(held.fingerprint(), held.group(), held.revision());
    }

    private static GivenStars given(Label label) {
        return label == null ? null : new GivenStars(label.stars(), label.source(), label.weight(), label.givenAt());
    }

    private static <T> T value(Serde<T> serde, ConsumerRecord<byte[], byte[]> raw) {
        return serde.deserializer().deserialize(raw.topic(), raw.value());
    }
}
