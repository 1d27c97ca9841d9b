package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewSelectionTest {

    @Test
    void shouldNameTwentyReviewsAndSayThatThereAreMore() {
        // Given
        List<String> ids = IntStream.rangeClosed(1, 21).mapToObj(i -> "r" + i).toList();

        // Then
        assertThat(ReviewSelection.named(ids)).startsWith("r1, r2, ").endsWith(", r20, …");
        assertThat(ReviewSelection.named(ids.subList(0, 20))).endsWith(", r20");
        assertThat(ReviewSelection.named(List.of("r1"))).isEqualTo("r1");
    }
}
