package io.millrace.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketSortTest {

    private record Entry(long position, String key, String value) {}

    private static final Comparator<Entry> ORDER =
            ((Comparator<Entry>) (a, b) -> Long.compareUnsigned(a.position(), b.position())).thenComparing(Entry::key);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1, 100000", "1, 50", "2, 50", "7, 50", "64, 3", "64, 100000"})
    void shouldKeepTheLastOfEachKeyInUnsignedOrder(int buckets, long entriesMax) throws IOException {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<Entry> written = entries(new Random(seed), 20_000);

        // When
        BucketSort sort =
                new BucketSort(new Buckets(directory.resolve("rows"), buckets, new Buckets.Limit(1 << 20, entriesMax)));
        for (Entry entry : written) {
            sort.add(entry.position(), entry.key(), bytes(entry.value()));
        }

        // Then
        assertThat(drain(sort)).isEqualTo(model(written));
    }

    @Test
    void shouldMergeTheValuesOfEqualEntriesInTheirOrder() throws IOException {
        // Given
        BucketSort sort = new BucketSort(
                new Buckets(directory.resolve("rows"), 2, new Buckets.Limit(10_000, 100)),
                (before, next) ->
                        bytes(new String(before, StandardCharsets.UTF_8) + new String(next, StandardCharsets.UTF_8)));

        // When
        sort.add(1, "a", bytes("x"));
        sort.add(-1, "b", bytes("1"));
        sort.add(1, "a", bytes("y"));
        sort.add(-1, "b", Spill.NO_VALUE);
        sort.add(1, "a", bytes("z"));
        sort.add(-1, "b", bytes("2"));

        // Then
        assertThat(drain(sort)).containsExactly(new Entry(1, "a", "xyz"), new Entry(-1, "b", "2"));
    }

    @Test
    void shouldLeaveNoFileBehind() throws IOException {
        // Given
        BucketSort sort = new BucketSort(new Buckets(directory.resolve("rows"), 2, new Buckets.Limit(10_000, 100)));
        for (Entry entry : entries(new Random(1), 20_000)) {
            sort.add(entry.position(), entry.key(), bytes("x".repeat(50)));
        }
        assertThat(directory).isNotEmptyDirectory();

        // When
        drain(sort);

        // Then
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldNotTouchTheDiskForLittle() throws IOException {
        // Given
        BucketSort sort = new BucketSort(new Buckets(directory.resolve("rows"), 64, Buckets.Limit.STANDARD));

        // When
        sort.add(1, "a", bytes("x"));

        // Then
        assertThat(directory).isEmptyDirectory();
        assertThat(drain(sort)).containsExactly(new Entry(1, "a", "x"));
    }

    @Test
    void shouldMergeManyVersionsOfOneKeyThatNoSpreadingSeparates() throws IOException {
        // Given
        BucketSort sort = new BucketSort(new Buckets(directory.resolve("rows"), 7, new Buckets.Limit(1000, 10)));

        // When
        for (int version = 0; version < 5000; version++) {
            sort.add(-1, "a", bytes("version " + version));
        }

        // Then
        assertThat(drain(sort)).containsExactly(new Entry(-1, "a", "version 4999"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void shouldTakeEntriesFromSeveralThreads(int threads) throws IOException {
        // Given
        BucketSort sort = new BucketSort(new Buckets(directory.resolve("rows"), 7, new Buckets.Limit(1 << 20, 500)));
        List<Entry> written = entries(new Random(threads), 20_000);

        // When
        IntStream.range(0, threads)
                .mapToObj(thread -> written.stream()
                        .filter(entry -> Math.floorMod(entry.key().hashCode(), threads) == thread)
                        .toList())
                .map(part -> start(sort, part))
                .toList()
                .forEach(BucketSortTest::join);

        // Then
        assertThat(drain(sort)).isEqualTo(model(written));
    }

    /** Positions near both ends and in the middle, where signs and roundings go wrong; some positions collide. */
    private static List<Entry> entries(Random random, int count) {
        long[] odd = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        return Stream.generate(() -> {
                    int id = random.nextInt(4000);
                    long position = id < 50 ? odd[id % odd.length] : id * 0x9e3779b97f4a7c15L;
                    return new Entry(position, "key" + id, random.nextInt(5) == 0 ? null : "" + random.nextInt());
                })
                .limit(count)
                .toList();
    }

    private static List<Entry> model(List<Entry> written) {
        Map<String, Entry> last = new HashMap<>();
        written.forEach(entry -> last.put(entry.key(), entry));
        return last.values().stream()
                .filter(entry -> entry.value() != null)
                .sorted(ORDER)
                .toList();
    }

    private static List<Entry> drain(BucketSort sort) throws IOException {
        List<Entry> drained = new ArrayList<>();
        sort.drain((position, key, value) ->
                drained.add(new Entry(position, key, new String(value, StandardCharsets.UTF_8))));
        return drained;
    }

    private static Thread start(BucketSort sort, List<Entry> part) {
        Thread thread = new Thread(() -> addAll(sort, part));
        thread.start();
        return thread;
    }

    private static void addAll(BucketSort sort, List<Entry> part) {
        try {
            for (Entry entry : part) {
                sort.add(entry.position(), entry.key(), bytes(entry.value()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
