package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs.Kind;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.guarantee.OwnerReplay.Ruling;
import io.millrace.text.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I2 for near texts. A refusal for a near text names another review that at some time owned a text that is as similar as is
 * said, by the texts themselves, and similar enough. When all is quiet no two reviews own near texts, and no two live training
 * records have them. Near texts that have no key of the index in common are not found, so these are no violation.
 */
public final class NearTexts implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        return new Run(evidence, name()).check();
    }

    private static final class Run {

        private final Evidence evidence;
        private final OwnerReplay owners;
        private final SentTexts texts;
        private final Findings findings;

        Run(Evidence evidence, String name) {
            CurationReference reference = CurationReference.of(evidence);
            this.evidence = evidence;
            this.owners = reference.owners();
            this.texts = reference.texts();
            this.findings = new Findings(name);
        }

        List<Violation> check() {
            owners.rulings().forEach((claim, ruling) -> checkRefusal(claim.reviewId(), ruling));
            checkCopies(owners.owners(), "the owners");
            checkCopies(liveTexts(), evidence.topics().trainingRecords());
            return findings.list();
        }

        private void checkRefusal(String reviewId, Ruling ruling) {
            if (ruling.kind() != Kind.NEAR_DUPLICATE) {
                return;
            }
            boolean right = !reviewId.equals(ruling.matched())
                    && texts.near(ruling.text()).stream()
                            .filter(owners.everOwned(ruling.matched())::contains)
                            .anyMatch(near -> texts.similarity(ruling.text(), near) == ruling.similarity());
            if (!right) {
                findings.add(
                        reviewId,
                        ruling.at(),
                        "refused for " + ruling.matched() + ", which never owned a text of similarity "
                                + ruling.similarity());
            }
        }

        private void checkCopies(Map<Fingerprint, String> holders, String where) {
            holders.forEach((text, reviewId) -> texts.surelyNear(text).forEach(near -> {
                String other = holders.get(near);
                if (other != null && !other.equals(reviewId)) {
                    findings.add(reviewId, where, "has a text near that of " + other);
                }
            }));
        }

        private Map<Fingerprint, String> liveTexts() {
            Map<Fingerprint, String> live = new HashMap<>();
            LiveRecord.read(evidence)
                    .values()
                    .forEach(record ->
                            live.put(Fingerprint.fromHex(record.value().getFingerprint()), record.reviewId()));
            return live;
        }
    }
}
