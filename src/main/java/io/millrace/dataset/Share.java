package io.millrace.dataset;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share that was wanted, and what it is. All numbers have six decimals.
 *
 * @param target from 0 to 1
 * @param actual from 0 to 1
 * @param difference actual less target
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Share(BigDecimal target, BigDecimal actual, BigDecimal difference) {

    static final int DECIMALS = 6;

    public Share {
        target = target.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        actual = actual.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        difference = difference.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    static Share of(BigDecimal target, BigDecimal actual) {
        return new Share(target, actual, actual.subtract(target));
    }
}
