package io.millrace.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedTestTest {

    @Test
    void shouldAgreeWithThePublishedExampleOfApprovalRatings() {
        // Given Agresti 1990, page 350: 150 disagree one way and 86 the other; two-sided exact p = 3.716e-05
        PairedTest test = paired(794 + 570, 150, 86);

        // When
        double p = test.pValue();

        // Then
        assertThat(2 * p).isCloseTo(3.716e-05, within(5e-9));
        assertThat(test.records()).isEqualTo(1600);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "5, 0", "7, 3", "25, 15", "10, 10", "0, 6", "200, 150", "150, 200"})
    void shouldAgreeWithTheExactBinomialSum(int challengerOnly, int championOnly) {
        // Given
        PairedTest test = paired(10, challengerOnly, championOnly);

        // When
        double p = test.pValue();

        // Then
        assertThat(p).isCloseTo(upperTail(challengerOnly, challengerOnly + championOnly), within(1e-12));
    }

    @Test
    void shouldSayNothingIfTheModelsNeverDiffer() {
        // Given
        PairedTest test = paired(100, 0, 0);

        // When // Then
        assertThat(test.pValue()).isEqualTo(1);
    }

    @Test
    void shouldStayExactForManyRecords() {
        // Given 20,100 against 19,900: z = 0.995 with continuity correction, p = 0.1599
        PairedTest test = paired(0, 20_100, 19_900);

        // When // Then
        assertThat(test.pValue()).isCloseTo(0.1599, within(1e-4));
    }

    private static PairedTest paired(int agreed, int challengerOnly, int championOnly) {
        PairedTest test = new PairedTest();
        for (int i = 0; i < agreed; i++) {
            test.add(i % 2 == 0, i % 2 == 0);
        }
        for (int i = 0; i < challengerOnly; i++) {
            test.add(true, false);
        }
        for (int i = 0; i < championOnly; i++) {
            test.add(false, true);
        }
        return test;
    }

    /** The probability of at least k heads in n tosses, in whole numbers. */
    private static double upperTail(int k, int n) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int i = 0; i <= n; i++) {
            sum = i >= k ? sum.add(choose) : sum;
            choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return new BigDecimal(sum)
                .divide(new BigDecimal(BigInteger.TWO.pow(n)), MathContext.DECIMAL64)
                .doubleValue();
    }
}
