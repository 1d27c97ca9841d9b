package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.drift.Drift;
import io.millrace.drift.ReasonTally;
import io.millrace.drift.SampleWindow;
import io.millrace.drift.SnapshotCuts;
import io.millrace.drift.WindowHistory;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.LogCounts;
import io.millrace.schema.WindowClosed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsTablesTest {

    private static final int COLUMNS = 80;
    private static final Map<String, Long> USUAL = Map.of("1", 100L, "2", 100L, "3", 100L, "4", 200L, "5", 500L);
    private static final Map<String, Long> ANGRY = Map.of("1", 80L, "5", 20L);
    private static final Map<String, Long> LANGUAGES = Map.of("en", 70L, "de", 28L, "fr", 2L);

    private final WindowHistory history = new WindowHistory(10);

    @Test
    void shouldTellWhatWindowsAreAndWhatShifted() {
        // Given
        history.add(SampleWindow.of(0, 0, USUAL, LANGUAGES));
        history.add(SampleWindow.of(0, 1, ANGRY, LANGUAGES));

        // When
        String text = print(Drift.of(history), Bars.BLOCKS);

        // Then
        assertThat(text).isEqualTo("""
                window     open (UTC, 1970)         end   records    stars  snapshot
                0:0-100    01-01 00:00:00-00:01:00  time  +90 ~9 -1  ▁▁▁▂▅  -
                0:100-200  01-01 00:01:00-00:02:00  time  +90 ~9 -1  █   ▂  -

                window     stars  p       V       languages  p      V     languages %
                0:0-100    first                  first                   en 70 de 28
                0:100-200  330/3  <0.001  0.73 *  0.0/1      1.000  0.00  en 70 de 28

                end: time, a record of a later window came; idle, none came for long
                records: + new, ~ changed, - erased, with a bar for each of 1 to 5 stars
                stars, languages: chi-square/degrees of freedom against the windows
                before; p corrected for all that is shown; V 0 to 1. `millrace windows --help`

                * stars of 0:100-200: 1 (10 -> 80 %), 5 (50 -> 20 %), 4 (20 -> 0 %)
                1 of 2 comparisons are marked; for 2 there is too little
                """);
    }

    @Test
    void shouldTellWhyReviewsWereRejected() {
        // Given
        history.add(SampleWindow.of(0, 0, USUAL, LANGUAGES));
        history.add(SampleWindow.of(0, 1, USUAL, LANGUAGES));
        ReasonTally reasons = new ReasonTally(history);
        decide(reasons, 0, "language", 100);
        decide(reasons, 0, "accepted", 300);
        decide(reasons, 1, "language", 10);
        decide(reasons, 1, "empty", 50);
        decide(reasons, 1, "accepted", 40);

        // When
        String text = print(Drift.of(history).with(reasons), Bars.BLOCKS);

        // Then
        assertThat(text)
                .contains("\n0:0-100    100/400   first                    language 25\n")
                .containsPattern("\n0:100-200  60/100    [0-9]+/2    <0.001  0\\.[0-9]{2} \\*  empty 50 language 10\n")
                .contains("* reasons of 0:100-200: empty (0 -> 50 %), accepted (75 -> 40 %), language (25 -> 10 %)");
    }

    @Test
    void shouldSayWhereThereIsTooLittle() {
        // Given
        history.add(SampleWindow.of(0, 0, USUAL, LANGUAGES));
        history.add(SampleWindow.of(0, 1, Map.of("1", 3L), Map.of("en", 3L)));

        // When
        String text = print(Drift.of(history), Bars.BLOCKS);

        // Then
        assertThat(text)
                .contains("\n0:100-200  too few        too few          en 100\n")
                .endsWith("\n0 of 0 comparisons are marked; for 4 there is too little\n");
    }

    @Test
    void shouldFitATerminalOfEightyColumns() {
        // Given
        history.add(large(0));
        history.add(large(1));

        // When
        String text = print(Drift.of(history).with(new ReasonTally(history)), Bars.BLOCKS);

        // Then
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
        assertThat(text).contains("11:12345-24690  01-01 23:59:00-23:59:30", "01-01 23:59:59-00:00:29+1d");
    }

    @Test
    void shouldBePlainWhereTheTerminalIs() {
        // Given
        history.add(SampleWindow.of(0, 0, USUAL, LANGUAGES));

        // When
        String text = print(Drift.of(history), Bars.DIGITS);

        // Then
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
        assertThat(text).contains("  22249  ");
    }

    private String print(Drift drift, Bars bars) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new WindowsTables(drift.judge(history.newest(null)), new SnapshotCuts(List.of()), bars).print(out);
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static void decide(ReasonTally reasons, int window, String reason, int times) {
        Decision decision = Decision.newBuilder()
                .setReviewId("r")
                .setSourceTopic("t")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setOutcome(reason.equals("accepted") ? DecisionOutcome.ACCEPTED : DecisionOutcome.REJECTED)
                .setReason(reason)
                .setRule(reason)
                .setRuleVersion(1)
                .setLabelled(true)
                .setDecidedAt(SampleWindow.minute(window + 0.5))
                .build();
        for (int i = 0; i < times; i++) {
            reasons.add(0, decision);
        }
    }

    private static WindowClosed large(int number) {
        long offset = 12_345L * (number + 1);
        Instant openedAt = Instant.ofEpochSecond(24 * 60 * 60 - 60 + 59L * number);
        return SampleWindow.builder(11, number)
                .setStartOffset(offset)
                .setEndOffset(offset + 12_345)
                .setOpenedAt(openedAt)
                .setClosedAt(openedAt.plusSeconds(30))
                .setCounts(new LogCounts(9_000L, 300L, 0L, Map.of(), USUAL, LANGUAGES, Map.of()))
                .build();
    }
}
