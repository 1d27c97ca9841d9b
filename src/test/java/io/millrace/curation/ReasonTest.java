package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quality.QualityRules;
import io.millrace.schema.DecisionOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void shouldHaveAReasonForEveryQualityRule() {
        for (String rule : QualityRules.NAMES) {
            assertThat(Stream.of(Reason.values())
                            .filter(reason -> reason.label().equals(rule)))
                    .singleElement()
                    .satisfies(reason -> {
                        assertThat(reason.rule()).isEqualTo(rule);
                        assertThat(reason.outcome()).isEqualTo(DecisionOutcome.REJECTED);
                    });
        }
    }

    @Test
    void shouldNotShareLabels() {
        assertThat(Stream.of(Reason.values()).map(Reason::label)).doesNotHaveDuplicates();
    }
}
