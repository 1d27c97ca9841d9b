package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InStepConsumerTest {

    private static final TopicPartition A0 = new TopicPartition("a", 0);
    private static final TopicPartition A1 = new TopicPartition("a", 1);
    private static final TopicPartition A2 = new TopicPartition("a", 2);
    private static final TopicPartition B0 = new TopicPartition("b", 0);

    @Test
    void shouldHoldWhatIsAheadOfAPartitionThatHasMore() {
        assertThat(InStepConsumer.ahead(Map.of(A0, 10L, A1, 20L, A2, 20L), Set.of(A0, A1)))
                .containsExactlyInAnyOrder(A1, A2);
    }

    @Test
    void shouldNotWaitForAPartitionThatHasNoMore() {
        assertThat(InStepConsumer.ahead(Map.of(A0, 10L, A1, 20L), Set.of(A1))).isEmpty();
    }

    @Test
    void shouldWaitForAPartitionThatWasNotReadYet() {
        assertThat(InStepConsumer.ahead(Map.of(A1, 20L), Set.of(A0, A1))).containsExactly(A1);
    }

    @Test
    void shouldCompareThePartitionsOfOneTopicAlone() {
        assertThat(InStepConsumer.ahead(Map.of(A0, 10L, B0, 20L), Set.of(A0, B0)))
                .isEmpty();
    }

    @Test
    void shouldAlwaysLetOneGoOn() {
        assertThat(InStepConsumer.ahead(Map.of(A0, 10L, A1, 10L), Set.of(A0, A1)))
                .isEmpty();
    }
}
