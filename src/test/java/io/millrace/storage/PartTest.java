package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

    private static final long MEBI = 1 << 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 8 * MEBI, 8 * MEBI + 1, 17 * MEBI, 1_000_000 * MEBI + 7})
    void shouldCoverTheFileWithoutGapsInAllowedSizes(long size) {
        // When
        List<Part> parts = Part.of(size);

        // Then
        long end = 0;
        for (Part part : parts) {
            assertThat(part.offset()).isEqualTo(end);
            assertThat(part.range()).isEqualTo("bytes=" + end + "-" + (end + part.bytes() - 1));
            end += part.bytes();
        }
        assertThat(end).isEqualTo(size);
        assertThat(parts)
                .hasSizeLessThanOrEqualTo(10_000)
                .extracting(Part::number)
                .startsWith(1)
                .doesNotHaveDuplicates();
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.bytes() >= 5 * MEBI);
    }

    @Test
    void shouldHaveNoneOfAnEmptyFile() {
        assertThat(Part.of(0)).isEmpty();
    }
}
