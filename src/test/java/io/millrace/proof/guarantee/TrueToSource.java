package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.Coordinates;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Every training record that was ever written says what was sent: its source is a good event of that review, its texts are
 * that event's, cleaned, and so are language, product, author, category, time and fingerprint; its group is its fingerprint;
 * its label is the author's, of that event, or one that feedback on that review gave. A snapshot may hold any of them.
 */
public final class TrueToSource implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Run run = new Run(evidence, name());
        evidence.log(evidence.topics().trainingRecords(), TrainingRecord.class).forEach(run::check);
        return run.findings.list();
    }

    private static final class Run {

        private final String reviews;
        private final CurationReference reference;
        private final Findings findings;

        Run(Evidence evidence, String name) {
            this.reviews = evidence.topics().reviews();
            this.reference = CurationReference.of(evidence);
            this.findings = new Findings(name);
        }

        void check(ConsumerRecord<String, TrainingRecord> record) {
            TrainingRecord value = record.value();
            if (value == null) {
                return;
            }
            Coordinates source = new Coordinates(reviews, value.getSourcePartition(), value.getSourceOffset());
            SentEvent event = reference.event(source);
            if (event != null && event.isCandidate() && event.reviewId().equals(record.key())) {
                ReviewWords words = reference.words(event);
                checkWords(record, words);
                checkLabel(record, words);
            } else {
                findings.add(record.key(), Coordinates.of(record), "its source is no good event of it: " + source);
            }
        }

        private void checkWords(ConsumerRecord<String, TrainingRecord> record, ReviewWords words) {
            TrainingRecord value = record.value();
            expect(record, true, words.title().equals(value.getTitle()), "the title is that of the event");
            expect(record, true, words.body().equals(value.getBody()), "the text is that of the event");
            expect(record, record.key(), value.getReviewId(), "review id");
            expect(record, words.language(), value.getLanguage(), "language");
            expect(record, words.productId(), value.getProductId(), "product");
            expect(record, words.reviewerId(), value.getReviewerId(), "author");
            expect(record, words.productCategory(), value.getProductCategory(), "category");
            expect(record, words.writtenAt(), value.getReviewedAt().toEpochMilli(), "time of writing");
            expect(record, words.text().hex(), value.getFingerprint(), "fingerprint");
            expect(record, String.valueOf(reference.owners().group(words.text())), value.getGroup(), "group");
        }

        private void checkLabel(ConsumerRecord<String, TrainingRecord> record, ReviewWords words) {
            GivenLabel label = GivenLabel.of(record.value());
            if (label.source().equals(GivenLabel.AUTHOR)) {
                expect(record, GivenLabel.author(words.stars(), words.writtenAt()), label, "the author's label");
            } else if (!reference.history(record.key()).feedback().contains(label)) {
                findings.add(record.key(), Coordinates.of(record), "a label that nobody gave: " + label);
            }
        }

        private void expect(ConsumerRecord<String, ?> record, Object expected, Object found, String what) {
            findings.expect(expected, found, record.key(), Coordinates.of(record), what);
        }
    }
}
