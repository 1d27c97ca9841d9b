package io.millrace.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.replay.Aspect;
import io.millrace.replay.Change;
import io.millrace.replay.DecisionChanges;
import io.millrace.replay.Difference;
import io.millrace.replay.RecordChanges;
import io.millrace.replay.RecordChanges.Counts;
import io.millrace.replay.ReplayReport;
import io.millrace.schema.Decision;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A replay for people. */
final class ReplayTables {

    private ReplayTables() {}

    static void print(ReplayReport report, ReplayFormat format, PrintWriter out) {
        rules(format.changed(), out);
        conclusion(report.decisions(), out);
        out.println();
        changes("decision before", "after", "events", report.decisions().verdicts())
                .print(out);
        aspects(report.decisions(), out);
        splits(report, out);
        records(report.records(), out);
        sample(report.decisions().sample(), format.texts(), out);
        notes(format.notes(), out);
        next(format.changed(), out);
    }

    private static void rules(Set<String> changed, PrintWriter out) {
        out.println(
                changed.isEmpty()
                        ? "no rule differs, so what is decided differently is so by chance"
                        : "rules that differ: " + String.join(", ", changed));
    }

    private static void conclusion(DecisionChanges decisions, PrintWriter out) {
        out.println(number(decisions.different()) + " of " + number(decisions.events())
                + " events are decided differently");
        if (decisions.swaps() > 0) {
            out.println(number(2 * decisions.swaps())
                    + " of these are swaps, by chance: of two texts that are equal or near the other one is kept.");
            out.println("  Records of different partitions have no order. A swap is two events, and replaces a training"
                    + " record by another.");
        }
    }

    private static void notes(List<String> notes, PrintWriter out) {
        if (!notes.isEmpty()) {
            out.println();
            notes.forEach(note -> out.println("note: " + note));
        }
    }

    private static void next(Set<String> changed, PrintWriter out) {
        if (!changed.isEmpty()) {
            out.println();
            out.println(
                    "To use these rules, set them in production's configuration and restart it: they decide what comes"
                            + " from then on.");
        }
    }

    private static Table changes(String before, String after, String count, List<Change> changes) {
        Table table = new Table(before, after, count);
        changes.forEach(change ->
                table.add(change.before(), change.isNone() ? "the same" : change.after(), number(change.count())));
        return table;
    }

    private static void aspects(DecisionChanges decisions, PrintWriter out) {
        if (decisions.different() == 0) {
            return;
        }
        Table table = new Table("difference in", "events");
        for (Aspect aspect : Aspect.values()) {
            table.add(aspect.label(), number(decisions.aspects().get(aspect)));
        }
        out.println();
        table.print(out);
    }

    private static void splits(ReplayReport report, PrintWriter out) {
        List<Change> changes = report.decisions().splits();
        if (!changes.isEmpty()) {
            out.println();
            out.println(
                    "DANGER: texts change their split. If the log were curated again with these rules, models would be"
                            + " tested on what");
            out.println("  earlier ones were trained on, or the reverse.");
            changes("split before", "after", "events", changes).print(out);
        }
    }

    private static void records(RecordChanges records, PrintWriter out) {
        Table table = new Table("training records", "stars", "same", "added", "removed", "changed");
        records.byKind().forEach((kind, counts) -> {
            if (!counts.isSame()) {
                add(table, kind.language(), kind.stars(), counts);
            }
        });
        add(table, "all", null, records.total());
        out.println();
        table.print(out);
    }

    private static void add(Table table, String language, Object stars, Counts counts) {
        table.add(
                language,
                stars,
                number(counts.same()),
                number(counts.added()),
                number(counts.removed()),
                number(counts.changed()));
    }

    private static void sample(List<Difference> sample, SampledTexts texts, PrintWriter out) {
        if (sample.isEmpty()) {
            return;
        }
        Table table = new Table("review", "event", "differs in", "before", "after", "matched");
        sample.forEach(difference -> table.add(
                difference.reviewId(),
                difference.partition() + ":" + difference.offset(),
                labels(difference.aspects()),
                whole(difference.verdictBefore(), difference.before()),
                whole(difference.verdictAfter(), difference.after()),
                arrow(matched(difference.before()), matched(difference.after()))));
        out.println();
        table.print(out);
        sample.stream()
                .filter(difference -> texts.of(difference) != null)
                .forEach(difference ->
                        out.println(difference.reviewId() + " " + TextNode.valueOf(texts.of(difference))));
    }

    private static String labels(Set<Aspect> aspects) {
        return aspects.stream().map(Aspect::label).collect(Collectors.joining(", "));
    }

    private static String whole(String verdict, Decision decision) {
        return decision == null || decision.getSplit() == null ? verdict : verdict + ", " + decision.getSplit();
    }

    private static String arrow(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
    }

    private static String matched(Decision decision) {
        return decision == null || decision.getMatchedReviewId() == null ? "-" : decision.getMatchedReviewId();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
