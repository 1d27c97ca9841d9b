package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Answer;
import io.millrace.curation.CurationLogs.Kind;
import io.millrace.curation.CurationLogs.KnownGroup;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Split;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I4 for texts: each has one group for ever. All answers and all that was ever kept of a text name the same one: the text itself,
 * or the group of a near text. Near texts are in groups of one split; a text that is near texts of several splits is in none, for
 * ever, and no other text is.
 */
public final class OneGroup implements Guarantee {

    private static final String FINGERPRINTS = "fingerprints-changelog";

    @Override
    public List<Violation> check(Evidence evidence) {
        return new Run(evidence, name()).check();
    }

    private static final class Run {

        private final Evidence evidence;
        private final SentTexts texts;
        private final PublishedSplit split;
        private final Findings findings;
        private final Map<Fingerprint, KnownGroup> known = new HashMap<>();

        Run(Evidence evidence, String name) {
            this.evidence = evidence;
            this.texts = CurationReference.of(evidence).texts();
            this.split = new PublishedSplit(evidence.config());
            this.findings = new Findings(name);
        }

        List<Violation> check() {
            evidence.internal("curation", FINGERPRINTS).forEach(this::keep);
            evidence.internal("curation", "verdicts-repartition").forEach(this::checkAnswer);
            known.forEach(this::checkOrigin);
            known.forEach(this::checkSplit);
            return findings.list();
        }

        private void keep(ConsumerRecord<byte[], byte[]> raw) {
            KnownGroup now = CurationLogs.group(raw);
            if (now != null) {
                KnownGroup first = known.putIfAbsent(CurationLogs.text(raw), now);
                expect(first == null ? now : first, now, raw);
            }
        }

        private void expect(KnownGroup first, KnownGroup now, ConsumerRecord<byte[], byte[]> raw) {
            String id = "text " + CurationLogs.text(raw);
            findings.expect(first.group(), now.group(), id, Coordinates.of(raw), "the group as first kept");
            findings.expect(first.torn(), now.torn(), id, Coordinates.of(raw), "kept out of all groups");
        }

        private void checkAnswer(ConsumerRecord<byte[], byte[]> raw) {
            Answer answer = CurationLogs.answer(raw);
            if (answer == null) {
                return;
            }
            KnownGroup kept = known.get(answer.text());
            boolean torn = answer.kind() == Kind.TORN;
            Coordinates at = Coordinates.of(raw);
            if (kept == null) {
                // Nothing is kept of a short text that nobody owns: its group is its own.
                findings.expect(false, torn, answer.reviewId(), at, "kept out of all groups");
            } else {
                findings.expect(kept.torn(), torn, answer.reviewId(), at, "kept out of all groups");
            }
            if (answer.kind() == Kind.GRANTED) {
                Fingerprint group = kept == null ? answer.text() : kept.group();
                findings.expect(group, answer.group(), answer.reviewId(), at, "the group of its text");
            }
        }

        private void checkOrigin(Fingerprint text, KnownGroup kept) {
            boolean own = kept.group().equals(text);
            if (!own && texts.near(text).stream().noneMatch(near -> isIn(near, kept.group()))) {
                add(text, "is in the group " + kept.group() + ", where no near text is");
            }
        }

        private boolean isIn(Fingerprint text, Fingerprint group) {
            return known.containsKey(text) && known.get(text).group().equals(group);
        }

        private void checkSplit(Fingerprint text, KnownGroup kept) {
            if (kept.torn()) {
                if (splits(texts.near(text)).size() < 2) {
                    add(text, "is kept out, though its near texts have one split");
                }
                return;
            }
            Set<Split> near = splits(texts.surelyNear(text));
            near.remove(split.of(kept.group().hex()));
            if (!near.isEmpty()) {
                add(text, "is near a text of another split");
            }
        }

        /** The splits of those texts that are in one. */
        private Set<Split> splits(List<Fingerprint> of) {
            return of.stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .filter(kept -> !kept.torn())
                    .map(kept -> split.of(kept.group().hex()))
                    .collect(Collectors.toSet());
        }

        private void add(Fingerprint text, String what) {
            findings.add("text " + text, FINGERPRINTS, what);
        }
    }
}
