package io.millrace.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.millrace.schema.Split;
import java.util.SortedMap;

/**
 * The tokens of a dataset. Unlike the other numbers of a manifest they are those of rows, after balancing, for that is what is
 * trained on and paid for.
 *
 * @param encoding how texts are cut into tokens, such as {@code o200k_base}
 * @param perRow tokens that the first format adds to the text of each row, such as those of separator and completion
 * @param bySplit the tokens of texts, by split
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TokenCounts(String encoding, int perRow, SortedMap<String, OfSplit> bySplit) {

    public TokenCounts {
        Manifest.requireSplits("tokens", bySplit);
    }

    /**
     * The tokens of the texts of one split.
     *
     * @param rows how many rows there are
     * @param total tokens of all
     * @param longest of one row; 0 without rows
     * @param median of one row, the lower one of two; 0 without rows
     */
    public record OfSplit(long rows, long total, int longest, int median) {}

    /** The tokens that one pass over the train split sees: of texts, and what the first format adds. */
    @JsonIgnore
    public long trained() {
        OfSplit train = bySplit.get(Names.of(Split.TRAIN));
        return train.total() + train.rows() * perRow;
    }
}
