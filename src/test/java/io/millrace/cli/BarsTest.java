package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

    private static final List<Double> SHARES = List.of(0.0, 0.001, 0.2, 0.4);

    @Test
    void shouldDrawSharesByHeight() {
        assertThat(Bars.BLOCKS.draw(SHARES, 0.4)).isEqualTo(" ▁▄█");
        assertThat(Bars.DIGITS.draw(SHARES, 0.4)).isEqualTo(".159");
    }

    @Test
    void shouldDrawBlocksOnlyWhereTheyCanBeShown() {
        assertThat(Bars.of(StandardCharsets.UTF_8)).isEqualTo(Bars.BLOCKS);
        assertThat(Bars.of(StandardCharsets.US_ASCII)).isEqualTo(Bars.DIGITS);
        assertThat(Bars.of(Charset.forName("ISO-8859-15"))).isEqualTo(Bars.DIGITS);
    }
}
