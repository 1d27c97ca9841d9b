package io.millrace.curation;

import io.millrace.grouping.Tally;

/**
 * Which label counts where reviews of different people have one text and give different stars. Feedback on the review that holds
 * the text counts before all of these: it corrects this very review.
 */
public enum ConflictPolicy {
    /** That of the review that holds the text. */
    FIRST {
        @Override
        Label label(Candidate holder, Tally stars) {
            return holder.authorLabel();
        }
    },
    /** The stars that are given most often; that of the review that holds the text, if several are as often. */
    MAJORITY {
        @Override
        Label label(Candidate holder, Tally stars) {
            int most = stars.majority();
            return most == 0 || most == holder.stars()
                    ? holder.authorLabel()
                    : new Label(most, Label.MAJORITY, 1, holder.reviewedAt());
        }
    },
    /** None, as long as they differ. */
    EXCLUDE {
        @Override
        Label label(Candidate holder, Tally stars) {
            return stars.isDivided() ? null : holder.authorLabel();
        }
    };

    /**
     * The label of a review that nobody gave feedback on.
     *
     * @param holder the review that holds the text
     * @param stars of all reviews of the text, with those of the holder
     * @return null if there is none
     */
    abstract Label label(Candidate holder, Tally stars);
}
