package io.millrace.spill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {

    @TempDir
    Path directory;

    @Test
    void shouldGiveBackWhatIsInTheFileAndThenWhatIsNot() throws IOException {
        // Given
        Spill spill = new Spill(directory.resolve("spill"));
        List<String> read = new ArrayList<>();

        // When
        for (int i = 0; i < 100_000; i++) {
            spill.add(i, "key" + i, i % 3 == 0 ? Spill.NO_VALUE : new byte[] {(byte) i});
        }
        spill.forEach(
                (position, key, value) -> read.add(position + key + (value == Spill.NO_VALUE ? "" : " " + value[0])));

        // Then
        assertThat(directory).isNotEmptyDirectory();
        assertThat(read)
                .isEqualTo(IntStream.range(0, 100_000)
                        .mapToObj(i -> i + "key" + i + (i % 3 == 0 ? "" : " " + (byte) i))
                        .toList());
    }

    /** Spreading by few entries makes hundreds of thousands of spills, most of them empty. */
    @Test
    void shouldReadLittleWithLittleMemory() throws IOException {
        // Given
        Spill empty = new Spill(directory.resolve("empty"));
        Spill small = new Spill(directory.resolve("small"));
        small.add(1, "a", new byte[100]);

        // When
        long before = allocated();
        for (int i = 0; i < 1_000; i++) {
            empty.forEach((position, key, value) -> {});
            small.forEach((position, key, value) -> {});
        }

        // Then
        assertThat((allocated() - before) / 1_000).isLessThan(10_000);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
