package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContingencyTest {

    @Test
    void shouldKeepCategoriesOfWhichEnoughIsExpected() {
        // When: the smaller row has a tenth, so 10 are expected of 100
        Contingency table = Contingency.of(Map.of("en", 93L, "de", 7L), Map.of("en", 807L, "de", 93L));

        // Then
        assertThat(table.first()).containsExactly(93, 7);
        assertThat(table.second()).containsExactly(807, 93);
    }

    @Test
    void shouldPutTheRarestTogether() {
        // When
        Contingency table = Contingency.of(
                Map.of("en", 75L, "de", 15L, "fr", 4L, "es", 6L),
                Map.of("en", 750L, "de", 150L, "fr", 40L, "ja", 40L, "ko", 20L));

        // Then
        assertThat(table.first()).containsExactly(75, 15, 10);
        assertThat(table.second()).containsExactly(750, 150, 100);
    }

    @Test
    void shouldPutThemWithACommonOneWhereTheyAreTooFewTogether() {
        // When
        Contingency table = Contingency.of(Map.of("5", 60L, "4", 38L, "1", 2L), Map.of("5", 600L, "4", 390L, "1", 10L));

        // Then
        assertThat(table.first()).containsExactly(60, 40);
        assertThat(table.second()).containsExactly(600, 400);
    }

    @Test
    void shouldHaveOneCategoryWhereAllAreTooFew() {
        // When
        Contingency table = Contingency.of(Map.of("5", 2L, "4", 3L), Map.of("5", 600L, "4", 400L));

        // Then
        assertThat(table.isEnough()).isFalse();
        assertThat(table.first()).containsExactly(5);
    }

    @Test
    void shouldSeeACategoryThatNobodyKnew() {
        // When: 6 of the rarest would be expected, but all are on one side
        Contingency table = Contingency.of(Map.of("en", 40L, "xx", 60L), Map.of("en", 900L, "de", 100L));

        // Then
        assertThat(table.first()).containsExactly(40, 60);
        assertThat(table.second()).containsExactly(900, 100);
    }

    @Test
    void shouldLeaveCategoriesOutThatNobodyHas() {
        // When
        Contingency table = Contingency.of(Map.of("5", 30L, "4", 30L, "3", 0L), Map.of("5", 30L, "4", 30L, "2", 0L));

        // Then
        assertThat(table.first()).containsExactly(30, 30);
    }
}
