package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.replay.Aspect;
import io.millrace.replay.Change;
import io.millrace.replay.DecisionChanges;
import io.millrace.replay.RecordChanges;
import io.millrace.replay.RecordChanges.Counts;
import io.millrace.replay.RecordChanges.Kind;
import io.millrace.replay.ReplayReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayTablesTest {

    private static final Map<Aspect, Long> ASPECTS =
            Map.of(Aspect.VERDICT, 1_500L, Aspect.GROUP, 0L, Aspect.SPLIT, 0L, Aspect.LANGUAGE, 0L, Aspect.FLAGS, 0L);

    @Test
    void shouldTellChanceFromRules() {
        // When
        String text = print(700, new ReplayFormat(Set.of("dedupe.near"), List.of(), SampledTexts.NONE));

        // Then
        assertThat(text)
                .startsWith("""
                        rules that differ: dedupe.near
                        1,500 of 6,000 events are decided differently
                        1,400 of these are swaps, by chance: of two texts that are equal or near the other one is kept.
                        """)
                .contains("""
                        decision before       after      events
                        accepted              the same   4,500
                        rejected: duplicate   accepted   1,500
                        """)
                .contains("""
                        training records   stars   same    added   removed   changed
                        en                 5       4,000   1,500   700       0
                        all                -       4,000   1,500   700       0
                        """)
                .doesNotContain("DANGER", "note:")
                .endsWith("they decide what comes from then on.\n");
    }

    @Test
    void shouldSayThatAllIsChanceWhereNoRuleDiffers() {
        // When
        String text = print(0, new ReplayFormat(Set.of(), List.of("something is odd"), SampledTexts.NONE));

        // Then
        assertThat(text)
                .startsWith("no rule differs, so what is decided differently is so by chance\n")
                .doesNotContain("swaps", "To use these rules")
                .endsWith("\nnote: something is odd\n");
    }

    private static String print(long swaps, ReplayFormat format) {
        DecisionChanges decisions = new DecisionChanges(
                6_000,
                1_500,
                swaps,
                List.of(
                        new Change("accepted", "accepted", 4_500),
                        new Change("rejected: duplicate", "accepted", 1_500)),
                ASPECTS,
                List.of(),
                List.of());
        RecordChanges records = new RecordChanges(
                new TreeMap<>(Map.of(new Kind(5, "en"), new Counts(4_000, 1_500, 700, 0))), List.of());
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ReplayTables.print(new ReplayReport(decisions, records), format, out);
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
