package io.millrace.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Champion;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    @Test
    void shouldLetACandidateServeThatBeatTheChampion() {
        assertThat(Succession.refusal(Candidates.passed(2, "v1"), "v1")).isNull();
        assertThat(Succession.refusal(Candidates.passed(1, null), null)).isNull();
    }

    @Test
    void shouldRefuseACandidateForTheReasonOfTheGate() {
        assertThat(Succession.refusal(Candidates.failed(2, "v1"), "v1")).isEqualTo("not better");
    }

    @Test
    void shouldRefuseACandidateThatWasComparedWithAnother() {
        assertThat(Succession.refusal(Candidates.passed(3, "v1"), "v2"))
                .isEqualTo("compared with v1, but v2 serves now");
        assertThat(Succession.refusal(Candidates.passed(3, null), "v2"))
                .isEqualTo("compared with no champion, but v2 serves now");
        assertThat(Succession.refusal(Candidates.passed(3, "v1"), null))
                .isEqualTo("compared with v1, but no champion serves now");
    }

    @Test
    void shouldChainChampions() {
        // When
        Champion first = Succession.crown(Candidates.passed(1, null), null, "better", 10);
        Champion second = Succession.crown(Candidates.passed(2, "v1"), first, "better", 20);

        // Then
        assertThat(first.getEpoch()).isEqualTo(1);
        assertThat(first.getPrevious()).isNull();
        assertThat(second.getEpoch()).isEqualTo(2);
        assertThat(second.getPrevious()).isEqualTo("v1");
        assertThat(second.getPromotedAt()).isEqualTo(Instant.ofEpochMilli(20));
    }

    @Test
    void shouldChangeStatusReasonAndTimeOfAModelAndNothingElse() {
        // Given
        ModelVersion candidate = Candidates.passed(1, null);

        // When
        ModelVersion retired = Succession.as(ModelStatus.RETIRED, candidate, "followed by v2", 30);

        // Then
        assertThat(retired.getStatus()).isEqualTo(ModelStatus.RETIRED);
        assertThat(retired.getReason()).isEqualTo("followed by v2");
        assertThat(ModelVersion.newBuilder(retired)
                        .setStatus(candidate.getStatus())
                        .setReason(candidate.getReason())
                        .setChangedAt(candidate.getChangedAt())
                        .build())
                .isEqualTo(candidate);
    }
}
