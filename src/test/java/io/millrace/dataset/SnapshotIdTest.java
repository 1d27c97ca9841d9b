package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotIdTest {

    private static final DatasetConfiguration CONFIGURATION = DatasetConfiguration.standard();

    @Test
    void shouldNameNumberAndContent() {
        assertThat(SnapshotId.of(12, cut("topic", "id", 5), CONFIGURATION)).matches("s-000012-[0-9a-f]{8}");
    }

    @Test
    void shouldDifferWhereTheCutDiffers() {
        assertThat(new String[] {
                    SnapshotId.of(1, cut("topic", "id", 5), CONFIGURATION),
                    SnapshotId.of(1, cut("topic", "id", 6), CONFIGURATION),
                    SnapshotId.of(1, cut("topic", "id2", 5), CONFIGURATION),
                    SnapshotId.of(1, cut("topic2", "id", 5), CONFIGURATION),
                    SnapshotId.of(1, cut("topic", "id", 5), DatasetConfiguration.fromMap(Map.of("seed", "1")))
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNotDependOnTheDigitsOfTheLocale() {
        // Given
        Locale before = Locale.getDefault();
        String expected = SnapshotId.of(1, cut("topic", "id", 5), CONFIGURATION);

        // When
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        String actual = SnapshotId.of(1, cut("topic", "id", 5), CONFIGURATION);
        Locale.setDefault(before);

        // Then
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void shouldRefuseNegativeOffsets() {
        assertThatThrownBy(() -> cut("topic", "id", -1))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Partition 3");
    }

    private static SnapshotCut cut(String topic, String topicId, long end) {
        return new SnapshotCut(topic, topicId, new TreeMap<>(Map.of(3, end)));
    }
}
