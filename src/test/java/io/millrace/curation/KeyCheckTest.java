package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

    private static final int PARTITIONS = 6;

    private final KeyCheck keys = new KeyCheck(PARTITIONS);

    @Test
    void shouldAcceptEveryKeyWhereTheProducerPutsIt() {
        assertThatCode(() -> IntStream.range(0, 1000)
                        .mapToObj(i -> "réview-" + i)
                        .forEach(key -> keys.check(key, home(key))))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAKeyInEveryOtherPartition() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            // Given
            int asked = partition;

            // Then
            if (asked != home("en_0964290")) {
                assertThatThrownBy(() -> keys.check("en_0964290", asked))
                        .isInstanceOf(BadInputException.class)
                        .hasMessage("the key belongs to partition " + home("en_0964290") + " of 6");
            }
        }
    }

    @Test
    void shouldAcceptWhatItDoesNotRefuse() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(keys.accepts("en_0964290", partition)).isEqualTo(partition == home("en_0964290"));
        }
        assertThat(keys.accepts(null, 0)).isFalse();
        assertThat(keys.accepts("", home(""))).isFalse();
    }

    @Test
    void shouldSayWhatToDoWithoutNamingTheKey() {
        assertThatThrownBy(() -> keys.check("secret", (home("secret") + 1) % PARTITIONS))
                .isInstanceOfSatisfying(
                        BadInputException.class, e -> assertThat(e.action()).contains("partitioner"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldRefuseMissingKeys() {
        assertThatThrownBy(() -> keys.check(null, 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> keys.check("", 0)).isInstanceOf(BadInputException.class);
    }

    private static int home(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }
}
