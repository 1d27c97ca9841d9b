package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.schema.LogCounts;
import io.millrace.schema.Split;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void shouldCountTheFirstRevisionAsNew() {
        // When
        LogCounts counts = Counts.of(Labelled.create("r1", 4, Split.TRAIN, 1));

        // Then
        assertThat(counts.getNewRecords()).isEqualTo(1);
        assertThat(counts.getChangedRecords()).isZero();
        assertThat(counts.getErasedRecords()).isZero();
        assertThat(counts.getBySplit()).containsExactly(entry("train", 1L));
        assertThat(counts.getByLabel()).containsExactly(entry("4", 1L));
        assertThat(counts.getByLanguage()).containsExactly(entry("en", 1L));
        assertThat(counts.getTrainByLabel()).containsExactly(entry("4", 1L));
    }

    @Test
    void shouldCountALaterRevisionAsChanged() {
        // When
        LogCounts counts = Counts.of(Labelled.create("r1", 4, Split.TRAIN, 2));

        // Then
        assertThat(counts.getNewRecords()).isZero();
        assertThat(counts.getChangedRecords()).isEqualTo(1);
    }

    @Test
    void shouldCountATombstoneAsErasedAndAsNothingElse() {
        // When
        LogCounts counts = Counts.of(null);

        // Then
        assertThat(counts.getErasedRecords()).isEqualTo(1);
        assertThat(counts.getBySplit()).isEmpty();
        assertThat(Counts.total(counts)).isEqualTo(1);
        assertThat(Counts.train(counts)).isZero();
    }

    @Test
    void shouldLeaveHeldOutRecordsOutOfTheTrainCounts() {
        // When
        LogCounts counts = Counts.of(Labelled.create("r1", 4, Split.TEST, 1));

        // Then
        assertThat(Counts.total(counts)).isEqualTo(1);
        assertThat(Counts.train(counts)).isZero();
        assertThat(counts.getTrainByLabel()).isEmpty();
    }

    @Test
    void shouldAddUpInAnyOrder() {
        // Given
        LogCounts a = Counts.sum(Counts.of(Labelled.train("r1", 4)), Counts.of(Labelled.train("r2", 5)));
        LogCounts b = Counts.sum(Counts.of(null), Counts.of(Labelled.train("r3", 5)));

        // When
        LogCounts sum = Counts.sum(a, b);

        // Then
        assertThat(sum).isEqualTo(Counts.sum(b, a));
        assertThat(Counts.total(sum)).isEqualTo(4);
        assertThat(Counts.train(sum)).isEqualTo(3);
        assertThat(sum.getByLabel()).containsExactly(entry("4", 1L), entry("5", 2L));
    }

    @Test
    void shouldNotChangeWhenNothingIsAdded() {
        // Given
        LogCounts counts = Counts.of(Labelled.train("r1", 4));

        // When // Then
        assertThat(Counts.sum(counts, Counts.none())).isEqualTo(counts);
    }
}
