package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.GivenStars;
import io.millrace.curation.CurationLogs.KeptText;
import io.millrace.curation.CurationLogs.Known;
import io.millrace.curation.CurationLogs.KnownGroup;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the stores hold, rebuilt from their changelogs, is what the logs say, as if each event had touched them once. The
 * owners of texts are those of the replay. No claim is open; a version is held of just the reviews whose newest event was
 * accepted, with its text and the revision of its training record; the kept feedback is what may count, and what the live
 * record says. Texts are kept of just the held reviews. No lookup of near texts is open, and the index has the sketch of
 * each text that was sent and can be near another one. A processor that changes a store and is then not committed would
 * break this.
 */
public final class StateEqualsOutput implements Guarantee {

    private static final String STATUS = "status-changelog";
    private static final String TEXTS = "texts-changelog";
    private static final String FINGERPRINTS = "fingerprints-changelog";
    private static final String LOOKUPS = "lookups-changelog";
    private static final String SKETCHES = "sketches-changelog";

    @Override
    public List<Violation> check(Evidence evidence) {
        return new Run(evidence, name()).check();
    }

    /** A text in a slot of the index. */
    private record Slot(int number, Fingerprint text) {}

    private static final class Run {

        private final Evidence evidence;
        private final CurationReference reference;
        private final Findings findings;
        private final Map<String, LiveRecord> live;
        private final Map<String, Known> status;
        private final Map<String, KeptText> texts;

        Run(Evidence evidence, String name) {
            this.evidence = evidence;
            this.reference = CurationReference.of(evidence);
            this.findings = new Findings(name);
            this.live = LiveRecord.read(evidence);
            this.status = rebuild(STATUS, Run::reviewId, CurationLogs::known);
            this.texts = rebuild(TEXTS, Run::reviewId, CurationLogs::kept);
        }

        List<Violation> check() {
            checkOwners(rebuild(FINGERPRINTS, CurationLogs::text, CurationLogs::group));
            checkIndex(rebuild(SKETCHES, Run::slot, CurationLogs::sketch));
            rebuild(LOOKUPS, CurationLogs::text, ConsumerRecord::value)
                    .keySet()
                    .forEach(text -> findings.add("text " + text, LOOKUPS, "a lookup is open"));
            reference.histories().forEach(this::check);
            status.keySet().forEach(id -> findings.add(id, STATUS, "known, but never sent"));
            texts.keySet().forEach(id -> findings.add(id, TEXTS, "kept, but never sent"));
            return findings.list();
        }

        /** A text that can be near others is known for ever, others as long as they have an owner. */
        private void checkOwners(Map<Fingerprint, KnownGroup> found) {
            reference.owners().owners().forEach((text, owner) -> {
                KnownGroup known = found.remove(text);
                expect(
                        List.of(owner),
                        known == null ? null : known.holders(),
                        owner,
                        FINGERPRINTS,
                        "owners of " + text);
            });
            found.forEach((text, known) -> known.holders()
                    .forEach(owner -> findings.add(owner, FINGERPRINTS, "owns text " + text + ", which is free")));
            reference.texts().comparable().stream()
                    .filter(text -> !found.containsKey(text))
                    .filter(text -> !reference.owners().owners().containsKey(text))
                    .forEach(text -> findings.add("text " + text, FINGERPRINTS, "is forgotten"));
        }

        private void checkIndex(Map<Slot, Sketch> found) {
            Set<Fingerprint> missing = reference.texts().comparable();
            for (ConsumerRecord<byte[], byte[]> raw : evidence.internal("curation", "index-repartition")) {
                Fingerprint text = CurationLogs.entered(raw);
                Sketch kept = found.remove(new Slot(raw.partition(), text));
                expect(reference.texts().sketch(text), kept, "text " + text, SKETCHES, "what it is compared by");
                missing.remove(text);
            }
            missing.forEach(text -> findings.add("text " + text, SKETCHES, "is not indexed"));
            found.keySet().forEach(slot -> findings.add("text " + slot.text(), SKETCHES, "was never entered"));
        }

        private static Slot slot(ConsumerRecord<byte[], byte[]> raw) {
            return new Slot(raw.partition(), CurationLogs.text(raw));
        }

        private void check(ReviewHistory history) {
            ReviewLife life = reference.life(history);
            Known known = status.remove(history.reviewId());
            checkText(history, life, texts.remove(history.reviewId()));
            checkHeld(history.reviewId(), life.held(), known);
            checkFeedback(history, known);
            if (known != null && known.pending()) {
                findings.add(history.reviewId(), STATUS, "a claim is open");
            }
        }

        private void checkHeld(String id, SentReview held, Known known) {
            boolean isHeld = known != null && known.held() != null;
            expect(held != null, isHeld, id, STATUS, "held");
            if (held != null && isHeld) {
                LiveRecord record = live.get(id);
                int revision = record == null ? 0 : record.value().getRevision();
                expect(held.text(), known.held().text(), id, STATUS, "the fingerprint");
                expect(reference.owners().group(held.text()), known.held().group(), id, STATUS, "the group");
                expect(revision, known.held().revision(), id, STATUS, "the revision");
            }
        }

        private void checkFeedback(ReviewHistory history, Known known) {
            GivenLabel found = known == null ? null : label(known.feedback());
            Set<GivenLabel> possible = history.possibleFeedback();
            if (!possible.contains(found)) {
                expect(possible, found, history.reviewId(), STATUS, "the feedback, one of");
            }
            LiveRecord record = live.get(history.reviewId());
            if (found != null && record != null) {
                GivenLabel shown = GivenLabel.of(record.value()).timeless();
                expect(found.timeless(), shown, history.reviewId(), STATUS, "the label of the live record");
            }
        }

        private void checkText(ReviewHistory history, ReviewLife life, KeptText kept) {
            expect(life.held() != null, kept != null, history.reviewId(), TEXTS, "kept");
            if (life.held() == null || kept == null) {
                return;
            }
            Coordinates at = life.held().at();
            Coordinates source = new Coordinates(at.topic(), at.partition(), life.textSource());
            ReviewWords words = reference.words(reference.event(source));
            boolean same = words.title().equals(kept.title()) && words.body().equals(kept.body());
            expect(source.offset(), kept.sourceOffset(), history.reviewId(), TEXTS, "the source offset");
            expect(words.text(), kept.text(), history.reviewId(), TEXTS, "the fingerprint");
            expect(true, same, history.reviewId(), TEXTS, "the text is that of its event");
        }

        private void expect(Object expected, Object found, String id, String store, String what) {
            if (expected == null ? found != null : !expected.equals(found)) {
                findings.add(id, store, what + ": expected " + expected + ", found " + found);
            }
        }

        private static GivenLabel label(GivenStars given) {
            return given == null
                    ? null
                    : new GivenLabel(given.stars(), given.source(), given.weight(), given.givenAt(), given.corrected());
        }

        private static String reviewId(ConsumerRecord<byte[], byte[]> raw) {
            return new String(raw.key(), StandardCharsets.UTF_8);
        }

        private <K, V> Map<K, V> rebuild(
                String changelog,
                Function<ConsumerRecord<byte[], byte[]>, K> key,
                Function<ConsumerRecord<byte[], byte[]>, V> value) {
            Map<K, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
            evidence.internal("curation", changelog).forEach(raw -> last.put(key.apply(raw), raw));
            Map<K, V> store = new HashMap<>();
            last.forEach((id, raw) -> {
                if (raw.value() != null) {
                    store.put(id, value.apply(raw));
                }
            });
            return store;
        }
    }
}
