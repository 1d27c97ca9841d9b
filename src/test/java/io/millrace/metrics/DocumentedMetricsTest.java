package io.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedMetricsTest {

    private final DocumentedMetrics documented = DocumentedMetrics.read();

    @Test
    void shouldDocumentEveryMeterWithItsLabels() {
        assertThat(KafkaMeter.values()).allSatisfy(meter -> {
            Set<String> labels = new HashSet<>(meter.labels());
            labels.add("role");
            assertThat(documented.labels()).containsEntry(meter.exported(), labels);
        });
    }

    @Test
    void shouldTakeWhatPrometheusTakesForNames() {
        assertThat(Arrays.stream(KafkaMeter.values()).map(KafkaMeter::exported))
                .allMatch(name -> name.matches("[a-z_]+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up{job=\"millrace\"} == 0",
                "max by (role, pod) (millrace_role_failed{job=\"millrace\"}) > 0",
                "sum by (role) (deriv(kafka_consumer_fetch_manager_records_lag{job=\"millrace\"}[15m])) > 0"
            })
    void shouldUnderstandWhatIsRight(String expression) {
        assertThat(documented.problems(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "millrace_role_faild{job=\"millrace\"} > 0",
                "max by (rolle) (millrace_role_failed{job=\"millrace\"}) > 0",
                "millrace_role_failed{topic=\"x\",job=\"millrace\"} > 0",
                "millrace_role_failed{role=\"x\"} > 0",
                "millrace_role_failed{job=\"millrace\"} > other_metric",
                "vector(1)"
            })
    void shouldFindWhatIsWrong(String expression) {
        assertThat(documented.problems(expression)).isNotEmpty();
    }
}
