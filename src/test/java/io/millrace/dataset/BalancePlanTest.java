package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancePlanTest {

    private static final Map<Integer, Long> RECORDS = Map.of(1, 3L, 2, 0L, 5, 8L);
    private static final LabelTarget TARGET = LabelTarget.parse("1:0.2,2:0,3:0,4:0,5:0.8");

    @Test
    void shouldWriteEveryRecordOnceIfNotBalanced() {
        assertThat(copies(Balance.NONE, 5, 8)).containsOnly(1);
    }

    @Test
    void shouldKeepTheFirstRecordsOfEachLabelWhenUndersampling() {
        assertThat(copies(Balance.UNDERSAMPLE, 1, 3)).containsExactly(1, 1, 1);
        assertThat(copies(Balance.UNDERSAMPLE, 5, 8)).containsExactly(1, 1, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void shouldRepeatRareLabelsEvenlyWhenOversampling() {
        assertThat(copies(Balance.OVERSAMPLE, 1, 3)).containsExactly(3, 3, 2);
        assertThat(copies(Balance.OVERSAMPLE, 5, 8)).containsOnly(1);
    }

    @Test
    void shouldKeepTheFirstRecordsOfEachLabelForATarget() {
        assertThat(copies(Balance.TARGET, 1, 3)).containsExactly(1, 1, 0);
        assertThat(copies(Balance.TARGET, 5, 8)).containsOnly(1);
    }

    private static int[] copies(Balance balance, int stars, int records) {
        BalancePlan plan = new BalancePlan(balance, TARGET, RECORDS);
        return IntStream.range(0, records).map(i -> plan.copiesOfNext(stars)).toArray();
    }
}
