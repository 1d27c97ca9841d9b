package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Request;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The owners of texts, replayed from the log of requests, partition by partition, with a plain map: a claim takes a text that
 * is free, a release by the owner frees it.
 */
final class OwnerReplay {

    /** Names a claim: the review, and the offset of the event that claims. */
    record ClaimId(String reviewId, long offset) {}

    /**
     * What must be answered to a claim.
     *
     * @param text the fingerprint that was claimed
     * @param owner the review that owns it from then on
     * @param at where the claim is
     */
    record Ruling(Fingerprint text, String owner, Coordinates at) {}

    private final Map<ClaimId, Ruling> rulings = new HashMap<>();
    private final Map<Fingerprint, String> owners = new HashMap<>();
    private final Map<Fingerprint, Integer> homes = new HashMap<>();
    private final Map<Coordinates, ClaimId> repeated = new HashMap<>();
    private final List<Coordinates> strays = new ArrayList<>();

    OwnerReplay(List<ConsumerRecord<byte[], byte[]>> requests) {
        requests.forEach(this::replay);
    }

    private void replay(ConsumerRecord<byte[], byte[]> raw) {
        Request request = CurationLogs.request(raw);
        if (request == null) {
            return;
        }
        if (homes.computeIfAbsent(request.text(), any -> raw.partition()) != raw.partition()) {
            strays.add(Coordinates.of(raw));
        }
        if (request.claim()) {
            claim(request, Coordinates.of(raw));
        } else {
            owners.remove(request.text(), request.reviewId());
        }
    }

    private void claim(Request request, Coordinates at) {
        owners.putIfAbsent(request.text(), request.reviewId());
        ClaimId id = new ClaimId(request.reviewId(), request.offset());
        Ruling ruling = new Ruling(request.text(), owners.get(request.text()), at);
        if (rulings.putIfAbsent(id, ruling) != null) {
            repeated.put(at, id);
        }
    }

    /** What must be answered to each claim; of a claim that was made twice, to the first. */
    Map<ClaimId, Ruling> rulings() {
        return Collections.unmodifiableMap(rulings);
    }

    /** What must be answered to the claim of an event; null if it made none. */
    Ruling ruling(String reviewId, long offset) {
        return rulings.get(new ClaimId(reviewId, offset));
    }

    /** The owners in the end. */
    Map<Fingerprint, String> owners() {
        return Collections.unmodifiableMap(owners);
    }

    /** The claims that were made again, by where the second one is. */
    Map<Coordinates, ClaimId> repeated() {
        return Collections.unmodifiableMap(repeated);
    }

    /** Requests in another partition than the first request for the same text. */
    List<Coordinates> strays() {
        return Collections.unmodifiableList(strays);
    }
}
