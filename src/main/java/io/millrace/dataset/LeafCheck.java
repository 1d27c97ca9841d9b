package io.millrace.dataset;

import io.millrace.schema.Split;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * Says of a single row whether the leaves know its record, and whether its tokens were counted right. How often the record is written
 * is part of its leaf; of a row it can be told from the label alone, up to one. For one thread.
 */
final class LeafCheck {

    private final Leaves leaves;
    private final ShuffleOrder order;
    private final Balance balance;
    private final SortedMap<Integer, Long> train;
    private final TokenCounter counter;

    LeafCheck(Leaves leaves, Manifest manifest) {
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(manifest.configuration());
        this.leaves = leaves;
        this.order = new ShuffleOrder(configuration.seed());
        this.balance = configuration.balance();
        this.train = manifest.counts().trainBeforeBalance();
        this.counter = configuration.tokens() == null ? null : TokenCounter.of(configuration.tokens());
    }

    boolean knows(DatasetRecord row) {
        return copies(row).anyMatch(rows -> leaves.contains(Leaf.of(order, row.withRows(rows))));
    }

    /** Whether a text has that many tokens; null if they are not counted. */
    boolean isCounted(String text, Integer tokens) {
        return Objects.equals(tokens, counter == null ? null : counter.count(text));
    }

    private LongStream copies(DatasetRecord row) {
        long ofLabel = train.getOrDefault(row.stars(), 0L);
        if (balance != Balance.OVERSAMPLE || row.split() != Split.TRAIN || ofLabel == 0) {
            return LongStream.of(1);
        }
        long most = train.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return LongStream.of(most / ofLabel, most / ofLabel + 1);
    }
}
