package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Answer;
import io.millrace.curation.CurationLogs.Kind;
import io.millrace.curation.CurationLogs.Request;
import io.millrace.curation.CurationLogs.Talk;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The owners of texts, replayed from the log of requests, partition by partition, with a plain map: a claim takes a text that
 * is free, a release by the owner frees it.
 *
 * <p>Whether a free text is granted depends on near ones, whose claims are in other partitions, and between partitions there is no
 * order. So of a claim on a free text the answer itself is the witness: it was granted, or refused for a near text. That such
 * refusals are right, and that none is missing, is for {@link NearTexts}. While a text asks near ones its claims wait, and are
 * answered when the last answer to its questions is there: see {@link OpenQuestions}.
 */
final class OwnerReplay {

    /** Names a claim: the review, and the offset of the event that claims. */
    record ClaimId(String reviewId, long offset) {}

    /**
     * What must be answered to a claim.
     *
     * @param text the fingerprint that was claimed
     * @param kind what the answer is
     * @param matched the review that has the same text, or that is said to have a near one; null unless a duplicate
     * @param owner the claim by which another review has the same text; null unless it is a duplicate of that
     * @param similarity 1 for the same text, what is said for a near one, else 0
     * @param at where the claim is
     */
    record Ruling(Fingerprint text, Kind kind, String matched, ClaimId owner, double similarity, Coordinates at) {

        boolean isGrant() {
            return kind == Kind.GRANTED;
        }
    }

    private final OpenQuestions open;
    private final Map<Fingerprint, List<Waiting>> waiting = new HashMap<>();
    private final Map<ClaimId, Answer> answers = new HashMap<>();
    private final Map<ClaimId, Ruling> rulings = new HashMap<>();
    private final Map<Fingerprint, String> owners = new HashMap<>();
    private final Map<Fingerprint, ClaimId> grants = new HashMap<>();
    private final Map<Fingerprint, Fingerprint> groups = new HashMap<>();
    private final Map<String, Set<Fingerprint>> everOwned = new HashMap<>();
    private final Map<Fingerprint, Integer> homes = new HashMap<>();
    private final Map<Coordinates, ClaimId> repeated = new HashMap<>();
    private final List<Coordinates> strays = new ArrayList<>();

    OwnerReplay(List<ConsumerRecord<byte[], byte[]>> requests, List<ConsumerRecord<byte[], byte[]>> verdicts) {
        open = new OpenQuestions(requests);
        verdicts.forEach(this::hear);
        requests.forEach(this::replay);
        waiting.values().forEach(claims -> claims.forEach(this::answer));
    }

    private record Waiting(Request claim, Coordinates at) {}

    private void hear(ConsumerRecord<byte[], byte[]> raw) {
        Answer answer = CurationLogs.answer(raw);
        if (answer == null) {
            return;
        }
        answers.putIfAbsent(new ClaimId(answer.reviewId(), answer.offset()), answer);
        if (answer.group() != null) {
            groups.putIfAbsent(answer.text(), answer.group());
        }
    }

    private void replay(ConsumerRecord<byte[], byte[]> raw) {
        Request request = CurationLogs.request(raw);
        if (request == null) {
            hearText(CurationLogs.talk(raw));
            return;
        }
        if (homes.computeIfAbsent(request.text(), any -> raw.partition()) != raw.partition()) {
            strays.add(Coordinates.of(raw));
        }
        if (request.claim()) {
            claim(new Waiting(request, Coordinates.of(raw)));
        } else {
            owners.remove(request.text(), request.reviewId());
        }
    }

    private void hearText(Talk talk) {
        if (talk != null && talk.asked() == null && open.close(talk.text())) {
            waiting.remove(talk.text()).forEach(this::answer);
        }
    }

    private void claim(Waiting claim) {
        Fingerprint text = claim.claim().text();
        boolean waits = waiting.containsKey(text) || !owners.containsKey(text) && open.begin(claim.claim());
        if (waits) {
            waiting.computeIfAbsent(text, any -> new ArrayList<>(1)).add(claim);
        } else {
            answer(claim);
        }
    }

    private void answer(Waiting claim) {
        Request request = claim.claim();
        ClaimId id = new ClaimId(request.reviewId(), request.offset());
        Ruling ruling = rule(request, answers.get(id), claim.at());
        if (rulings.putIfAbsent(id, ruling) != null) {
            repeated.put(claim.at(), id);
        }
        if (ruling.isGrant()) {
            owners.put(request.text(), request.reviewId());
            grants.put(request.text(), id);
            everOwned
                    .computeIfAbsent(request.reviewId(), any -> new HashSet<>(1))
                    .add(request.text());
        }
    }

    private Ruling rule(Request request, Answer answer, Coordinates at) {
        String owner = owners.get(request.text());
        if (owner != null && !owner.equals(request.reviewId())) {
            return new Ruling(request.text(), Kind.DUPLICATE, owner, grants.get(request.text()), 1, at);
        }
        boolean refused = owner == null && answer != null;
        if (refused && answer.kind() == Kind.NEAR_DUPLICATE) {
            return new Ruling(request.text(), Kind.NEAR_DUPLICATE, answer.matched(), null, answer.similarity(), at);
        }
        Kind kind = refused && answer.kind() == Kind.TORN ? Kind.TORN : Kind.GRANTED;
        return new Ruling(request.text(), kind, null, null, 0, at);
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

    /** All texts that a review owned at any time. */
    Set<Fingerprint> everOwned(String reviewId) {
        return everOwned.getOrDefault(reviewId, Set.of());
    }

    /** The group of a text, as it was first told; null if the text was never granted. */
    Fingerprint group(Fingerprint text) {
        return groups.get(text);
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
