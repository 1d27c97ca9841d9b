package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Split;
import io.millrace.spill.Buckets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    @TempDir
    Path directory;

    private final List<GuardedRow> kept = new ArrayList<>();
    private final List<GuardedRow> left = new ArrayList<>();

    /** Many sources, and one so large that no spreading makes its bucket small. */
    @ParameterizedTest
    @CsvSource({"1, 100", "7, 100", "64, 1000000"})
    void shouldKeepTheFirstOfEachSourceWhateverTheOrder(int buckets, long entriesMax) throws IOException {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<GuardedRow> rows = new ArrayList<>(
                IntStream.range(0, 20_000).mapToObj(QuotaTest::row).toList());
        Collections.shuffle(rows, new Random(seed));

        // When
        settle(rows, 3, buckets, entriesMax);

        // Then
        List<GuardedRow> expected = LongStream.rangeClosed(0, 100)
                .mapToObj(author -> rows.stream()
                        .filter(row -> row.author() == source(author))
                        .sorted(GuardedRow.ORDER)
                        .limit(3))
                .flatMap(first -> first)
                .toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Stream.concat(kept.stream(), left.stream()).sorted(GuardedRow.ORDER))
                .isEqualTo(rows.stream().sorted(GuardedRow.ORDER).toList());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldKeepRowsWithoutASource() throws IOException {
        // Given
        List<GuardedRow> rows = IntStream.range(0, 10)
                .mapToObj(i -> new GuardedRow(i, "r" + i, Split.TEST, GuardedRow.NOBODY, 7, 8, 9, 10, 11))
                .toList();

        // When
        settle(rows, 1, 64, 100);

        // Then
        assertThat(kept).isEqualTo(rows);
        assertThat(left).isEmpty();
    }

    @Test
    void shouldKeepAllWithoutALimit() throws IOException {
        // Given
        List<GuardedRow> rows = IntStream.range(0, 10).mapToObj(QuotaTest::row).toList();

        // When
        settle(rows, 0, 64, 100);

        // Then
        assertThat(kept).isEqualTo(rows);
    }

    private void settle(List<GuardedRow> rows, int max, int buckets, long entriesMax) throws IOException {
        Buckets waiting =
                new Buckets(directory.resolve("authors"), buckets, new Buckets.Limit(Long.MAX_VALUE, entriesMax));
        Quota quota = new Quota(max, GuardedRow::author, waiting, kept::add, left::add);
        for (GuardedRow row : rows) {
            quota.add(row);
        }
        quota.settle();
    }

    private static GuardedRow row(int i) {
        long author = i % 2 == 0 ? 0 : i % 101;
        return new GuardedRow(i * 0x9e3779b97f4a7c15L, "r" + i, Split.values()[i % 3], source(author), 1, 2, 3, 4, -5);
    }

    private static long source(long author) {
        return (author + 1) * 0x9e3779b97f4a7c15L;
    }
}
