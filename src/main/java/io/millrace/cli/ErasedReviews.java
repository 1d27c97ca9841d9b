package io.millrace.cli;

import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reviews of which somebody asks what is left. Keeps ids only: those that are asked for, or those that are erased.
 *
 * @param asked the reviews, which may be erased or not
 * @param erased those that were erased and not accepted again since
 * @param notes what to know of the answer
 */
record ErasedReviews(Set<String> asked, Set<String> erased, List<String> notes) {

    /**
     * Finds them.
     *
     * @param selection null for all that are erased
     */
    static ErasedReviews read(Session session, ReviewSelection selection) {
        if (selection == null) {
            Set<String> all = erased(session, Set.of());
            return new ErasedReviews(all, all, List.of());
        }
        if (selection.reviewerId() == null) {
            return named(session, selection.reviewIds(), List.of());
        }
        AuthorSearch.Findings found = AuthorSearch.find(session, selection.reviewerId());
        return named(session, found.all(), found.notes());
    }

    private static ErasedReviews named(Session session, Set<String> asked, List<String> notes) {
        Set<String> erased = asked.isEmpty() ? Set.of() : erased(session, asked);
        Set<String> others = new TreeSet<>(asked);
        others.removeAll(erased);
        List<String> all = new ArrayList<>(notes);
        if (!others.isEmpty()) {
            all.add(others.size() + " of the reviews are not erased: " + ReviewSelection.named(others));
        }
        return new ErasedReviews(asked, erased, all);
    }

    /** Reads decisions; all of them if nobody is named. */
    private static Set<String> erased(Session session, Set<String> asked) {
        Set<String> erased = new HashSet<>();
        String topic = session.topics().decisions();
        try (TopicReader<Decision> decisions = asked.isEmpty()
                ? session.read(topic, Decision.class)
                : session.readHomes(topic, asked, Decision.class)) {
            decisions.drain(event -> {
                if (asked.isEmpty() || asked.contains(new String(event.key(), StandardCharsets.UTF_8))) {
                    follow(decisions.value(event), erased);
                }
            });
        }
        return erased;
    }

    /** What comes again and is rejected holds no record, and so stays erased. */
    static void follow(Decision decision, Set<String> erased) {
        if (decision.getOutcome() == DecisionOutcome.ERASED) {
            erased.add(decision.getReviewId());
        } else if (decision.getOutcome() == DecisionOutcome.ACCEPTED) {
            erased.remove(decision.getReviewId());
        }
    }
}
