package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.CountedCopy;
import io.millrace.curation.CurationLogs.Known;
import io.millrace.curation.CurationLogs.KnownGroup;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.guarantee.OwnerReplay.Ruling;
import io.millrace.text.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Copies are counted. When all is quiet, a text counts the reviews whose newest event was refused for it, once for each person,
 * and nothing else; its tally is that of those reviews; and its live training record has one copy more than it counts. No text has
 * anything left to tell.
 *
 * <p>A person who sent several reviews is counted once, by whichever came first, and may not be counted any more when that one is
 * gone. So of these nothing is expected.
 */
public final class CountedCopies implements Guarantee {

    private static final String COPIES = "copies-changelog";
    private static final String RECOUNTS = "recounts-changelog";
    private static final String FINGERPRINTS = "fingerprints-changelog";
    private static final String STATUS = "status-changelog";

    @Override
    public List<Violation> check(Evidence evidence) {
        return new Run(evidence, name()).check();
    }

    private static final class Run {

        private final Evidence evidence;
        private final CurationReference reference;
        private final Findings findings;
        private final Map<Fingerprint, Map<String, CountedCopy>> counted = new HashMap<>();

        Run(Evidence evidence, String name) {
            this.evidence = evidence;
            this.reference = CurationReference.of(evidence);
            this.findings = new Findings(name);
            last(COPIES, CurationLogs::copyKey).values().forEach(this::count);
        }

        private void count(ConsumerRecord<byte[], byte[]> raw) {
            CountedCopy copy = CurationLogs.copy(raw);
            CountedCopy other =
                    counted.computeIfAbsent(copy.text(), any -> new HashMap<>()).put(copy.reviewId(), copy);
            if (other != null) {
                findings.add(copy.reviewId(), COPIES, "is counted twice by text " + copy.text());
            }
        }

        List<Violation> check() {
            counted.forEach((text, copies) -> copies.values().forEach(this::checkCounted));
            counted.forEach(this::checkPeople);
            Map<String, ConsumerRecord<byte[], byte[]>> status =
                    last(STATUS, raw -> new String(raw.key(), StandardCharsets.UTF_8));
            reference.histories().forEach(history -> checkRefused(history, status.get(history.reviewId())));
            checkTallies();
            LiveRecord.read(evidence).values().forEach(this::checkRecord);
            last(RECOUNTS, CurationLogs::text)
                    .keySet()
                    .forEach(text -> findings.add("text " + text, RECOUNTS, "its holder is still to be told"));
            return findings.list();
        }

        private void checkCounted(CountedCopy copy) {
            ReviewHistory history = reference.history(copy.reviewId());
            SentReview newest = history.last();
            boolean right = newest != null
                    && newest.offset() == copy.offset()
                    && places(history).contains(copy.text());
            if (right) {
                findings.compare(copy.reviewId(), COPIES, "stars", newest.stars(), copy.stars());
            } else {
                findings.add(
                        copy.reviewId(),
                        COPIES,
                        "counted by text " + copy.text() + ", which its newest event was not refused for");
            }
        }

        private void checkPeople(Fingerprint text, Map<String, CountedCopy> copies) {
            Set<Fingerprint> people = new HashSet<>();
            String owner = reference.owners().owners().get(text);
            SentReview held = owner == null ? null : reference.history(owner).last();
            if (held != null && held.isCandidate()) {
                people.add(held.person());
            }
            for (String reviewId : copies.keySet()) {
                SentReview newest = reference.history(reviewId).last();
                if (newest != null && newest.isCandidate() && !people.add(newest.person())) {
                    findings.add(reviewId, COPIES, "its person is counted twice by text " + text);
                }
            }
        }

        private void checkRefused(ReviewHistory history, ConsumerRecord<byte[], byte[]> raw) {
            String id = history.reviewId();
            Set<Fingerprint> places = places(history);
            Known known = raw == null ? null : CurationLogs.known(raw);
            Fingerprint kept = known == null ? null : known.counted();
            List<Fingerprint> found =
                    places.stream().filter(text -> isCounted(id, text)).toList();
            if (kept != null && !places.contains(kept)) {
                findings.add(id, STATUS, "kept as a copy of text " + kept + ", which it was not refused for");
            }
            if (!found.isEmpty() && !found.equals(kept == null ? List.of() : List.of(kept))) {
                findings.add(id, COPIES, "counted by texts " + found + ", known is " + kept);
            } else if (found.isEmpty()
                    && !places.isEmpty()
                    && reference.people().isAlone(id, history.last(), places)) {
                findings.add(id, COPIES, "is not counted, though it was refused as a copy");
            }
        }

        private boolean isCounted(String reviewId, Fingerprint text) {
            return counted.getOrDefault(text, Map.of()).containsKey(reviewId);
        }

        /** The texts that may count a review: the one that it was refused for, or, where several fit, one of them. */
        private Set<Fingerprint> places(ReviewHistory history) {
            SentReview newest = history.last();
            Ruling ruling = newest == null ? null : reference.owners().ruling(history.reviewId(), newest.offset());
            if (ruling == null) {
                return Set.of();
            }
            return switch (ruling.kind()) {
                case DUPLICATE -> Set.of(ruling.text());
                case NEAR_DUPLICATE -> nearPlaces(ruling);
                default -> Set.of();
            };
        }

        private Set<Fingerprint> nearPlaces(Ruling ruling) {
            SentTexts texts = reference.texts();
            Set<Fingerprint> places = new HashSet<>(texts.near(ruling.text()));
            places.retainAll(reference.owners().everOwned(ruling.matched()));
            places.removeIf(text -> texts.similarity(ruling.text(), text) != ruling.similarity());
            return places;
        }

        private void checkTallies() {
            Map<Fingerprint, ConsumerRecord<byte[], byte[]>> known = last(FINGERPRINTS, CurationLogs::text);
            Set<Fingerprint> texts = new HashSet<>(known.keySet());
            texts.addAll(counted.keySet());
            for (Fingerprint text : texts) {
                KnownGroup kept = known.containsKey(text) ? CurationLogs.group(known.get(text)) : null;
                findings.compare(
                        "text " + text, FINGERPRINTS, "tally", tally(text), kept == null ? List.of() : kept.copies());
            }
        }

        private List<Integer> tally(Fingerprint text) {
            int[] counts = new int[6];
            counted.getOrDefault(text, Map.of()).values().forEach(copy -> counts[copy.stars()]++);
            List<Integer> tally = new ArrayList<>();
            for (int count : counts) {
                tally.add(count);
            }
            return tally;
        }

        private void checkRecord(LiveRecord live) {
            Fingerprint text = Fingerprint.fromHex(live.value().getFingerprint());
            int copies = 1 + counted.getOrDefault(text, Map.of()).size();
            findings.expect(copies, live.value().getCopies(), live.reviewId(), live.at(), "copies");
        }

        /** What a store holds, rebuilt: the last value of each key that has one. */
        private <K> Map<K, ConsumerRecord<byte[], byte[]>> last(
                String changelog, Function<ConsumerRecord<byte[], byte[]>, K> key) {
            Map<K, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
            evidence.internal("curation", changelog).forEach(raw -> last.put(key.apply(raw), raw));
            last.values().removeIf(raw -> raw.value() == null);
            return last;
        }
    }
}
