package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Answer;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.guarantee.OwnerReplay.ClaimId;
import io.millrace.proof.guarantee.OwnerReplay.Ruling;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I2: a text has one owner, and the log of requests decides who. Each candidate event makes one claim, for the fingerprint of
 * its text, and nothing else does; each claim is answered once, as a replay of the requests says: a text that another review
 * owns is refused, and one that the review owns is granted; for a free one see {@link NearTexts}. All requests for
 * a text are in one partition. When all is quiet, the owners are just the reviews that are accepted, each with
 * the text of its newest event, and no two live training records have the same text.
 */
public final class OneWinner implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        return new Run(evidence, name()).check();
    }

    private static final class Run {

        private final Evidence evidence;
        private final CurationReference reference;
        private final OwnerReplay owners;
        private final Findings findings;

        Run(Evidence evidence, String name) {
            this.evidence = evidence;
            this.reference = CurationReference.of(evidence);
            this.owners = reference.owners();
            this.findings = new Findings(name);
        }

        List<Violation> check() {
            checkClaims();
            checkAnswers();
            checkOwners();
            checkLiveRecords();
            return findings.list();
        }

        private void checkClaims() {
            Set<ClaimId> unexplained = new HashSet<>(owners.rulings().keySet());
            for (ReviewHistory history : reference.histories()) {
                history.reviews().stream().filter(SentReview::isCandidate).forEach(review -> {
                    checkClaim(history.reviewId(), review);
                    unexplained.remove(new ClaimId(history.reviewId(), review.offset()));
                });
            }
            unexplained.forEach(id -> findings.add(id.reviewId(), at(id), "a claim of no candidate event"));
            owners.repeated().forEach((at, id) -> findings.add(id.reviewId(), at, "the claim was made before"));
            owners.strays()
                    .forEach(at -> findings.add("request", at, "requests for its text are in another partition"));
        }

        private void checkClaim(String reviewId, SentReview review) {
            Ruling ruling = owners.ruling(reviewId, review.offset());
            if (ruling == null) {
                findings.add(review.id(), review.at(), "no claim was made");
            } else {
                findings.expect(review.text(), ruling.text(), review.id(), ruling.at(), "the claimed text");
            }
        }

        private void checkAnswers() {
            Map<ClaimId, Coordinates> answered = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> raw : evidence.internal("curation", "verdicts-repartition")) {
                Answer answer = CurationLogs.answer(raw);
                if (answer == null) {
                    continue;
                }
                ClaimId id = new ClaimId(answer.reviewId(), answer.offset());
                checkAnswer(id, answer, Coordinates.of(raw));
                Coordinates first = answered.putIfAbsent(id, Coordinates.of(raw));
                if (first != null) {
                    findings.add(id.reviewId(), Coordinates.of(raw), "the claim was answered before, at " + first);
                }
            }
            owners.rulings().forEach((id, ruling) -> {
                if (!answered.containsKey(id)) {
                    findings.add(id.reviewId(), ruling.at(), "the claim was not answered");
                }
            });
        }

        private void checkAnswer(ClaimId id, Answer answer, Coordinates at) {
            Ruling ruling = owners.rulings().get(id);
            if (ruling == null) {
                findings.add(id.reviewId(), at, "an answer to no claim");
                return;
            }
            findings.expect(ruling.text(), answer.text(), id.reviewId(), at, "the text of the answer");
            findings.expect(ruling.kind(), answer.kind(), id.reviewId(), at, "the answer");
            findings.expect(ruling.matched(), answer.matched(), id.reviewId(), at, "the owner in the answer");
            findings.expect(
                    ruling.similarity(), answer.similarity(), id.reviewId(), at, "the similarity in the answer");
            findings.expect(ruling.isGrant(), answer.group() != null, id.reviewId(), at, "a group is in the answer");
        }

        private void checkOwners() {
            Map<Fingerprint, String> unexplained = new HashMap<>(owners.owners());
            for (ReviewHistory history : reference.histories()) {
                SentReview held = reference.life(history).held();
                if (held != null) {
                    String owner = unexplained.remove(held.text());
                    findings.expect(history.reviewId(), owner, held.id(), held.at(), "the owner of the text");
                }
            }
            unexplained.forEach(
                    (text, owner) -> findings.add(owner, "text " + text, "owns a text that it does not hold"));
        }

        private void checkLiveRecords() {
            Map<String, LiveRecord> byText = new HashMap<>();
            for (LiveRecord live : LiveRecord.read(evidence).values()) {
                LiveRecord other = byText.putIfAbsent(live.value().getFingerprint(), live);
                if (other != null) {
                    findings.add(live.reviewId(), live.at(), "live with the text of " + other.reviewId());
                }
                String owner =
                        owners.owners().get(Fingerprint.fromHex(live.value().getFingerprint()));
                findings.expect(live.reviewId(), owner, live.reviewId(), live.at(), "the owner of the live text");
            }
        }

        private Coordinates at(ClaimId id) {
            return owners.rulings().get(id).at();
        }
    }
}
