package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowedRowsTest {

    private static final LiveRow A = row("a", "p", 0, 1);
    private static final LiveRow B = row("a", "p", 999, 2);
    private static final LiveRow C = row("a", "q", 1000, 3);
    private static final LiveRow D = row("b", "p", 0, 4);
    private static final LiveRow E = row(null, "p", 0, 5);
    private static final LiveRow F = row(null, null, 0, -1);

    @Test
    void shouldKeepAllWithoutLimits() {
        assertThat(new AllowedRows(Map.of()).of(List.of(A, B, C, D, E, F))).containsExactly(A, B, C, D, E, F);
    }

    @Test
    void shouldKeepThoseOfEachAuthorAndThenOfEachProductThatAreDrawnFirst() {
        assertThat(allowed("1", "0")).containsExactly(F, E, D, C, A);
        assertThat(allowed("0", "2")).containsExactly(F, C, B, A);
        assertThat(allowed("1", "2")).containsExactly(F, D, C, A);
    }

    private static List<LiveRow> allowed(String authorMax, String productMax) {
        return new AllowedRows(Map.of("author_max", authorMax, "product_max", productMax, "guard_window_ms", "1000"))
                .of(List.of(F, E, D, C, B, A));
    }

    private static LiveRow row(String author, String product, long writtenAtMs, long drawn) {
        return new LiveRow(null, null, 0, Split.TRAIN, 5, "en", author, product, writtenAtMs, drawn);
    }
}
