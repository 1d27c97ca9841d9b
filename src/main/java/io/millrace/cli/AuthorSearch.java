package io.millrace.cli;

import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds the reviews of an author where records name one: in the topic of reviews, as far as it is retained, and in the
 * training-record log. Reads both from their first records, and keeps the ids of that author only. For one thread.
 */
final class AuthorSearch {

    /**
     * What was found.
     *
     * @param present reviews that were not erased, in order
     * @param erased reviews that were erased or withdrawn, of which old records are still in a log, in order
     * @param notes where it looked, and what cannot be found there
     */
    record Findings(Set<String> present, Set<String> erased, List<String> notes) {

        /** All of them. */
        Set<String> all() {
            Set<String> all = new TreeSet<>(present);
            all.addAll(erased);
            return all;
        }
    }

    private final Session session;
    private final String reviewerId;
    private final Set<String> present = new TreeSet<>();
    private final Set<String> erased = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();

    private AuthorSearch(Session session, String reviewerId) {
        this.session = session;
        this.reviewerId = reviewerId;
    }

    static Findings find(Session session, String reviewerId) {
        AuthorSearch search = new AuthorSearch(session, reviewerId);
        search.read(session.topics().reviews(), Review.class, Review::getReviewerId);
        search.read(session.topics().trainingRecords(), TrainingRecord.class, TrainingRecord::getReviewerId);
        search.erased.removeAll(search.present);
        return new Findings(search.present, search.erased, search.notes);
    }

    private <T extends SpecificRecord> void read(String topic, Class<T> type, Function<T, String> author) {
        AuthoredReviews reviews = new AuthoredReviews(reviewerId);
        try (TopicReader<T> reader = session.read(topic, type)) {
            notes.addAll(new AuthoredLog<>(topic, reader, author).read(reviews));
        }
        present.addAll(reviews.present());
        erased.addAll(reviews.gone());
    }
}
