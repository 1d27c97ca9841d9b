package io.millrace.demo;

import io.millrace.schema.DatasetFile;
import io.millrace.schema.Evaluation;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Outcome;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report of a demonstration as a page that a person reads. */
public final class DemoPage {

    /** The files of a snapshot that a reader of the page wants to see; the others serve machines. */
    private static final List<String> SPLIT_FILES = List.of("train.jsonl", "validation.jsonl", "test.jsonl");

    private static final int LABELS = 5;

    private final DemoReport report;
    private final Page page = new Page();

    private DemoPage(DemoReport report) {
        this.report = report;
    }

    /** Renders a report as plain text with line ends, for a terminal of 100 columns. */
    public static String render(DemoReport report) {
        return new DemoPage(report).render();
    }

    private String render() {
        summary();
        page.heading("Decisions: one for every review").bars(report.decisions());
        records();
        report.details().snapshots().forEach(this::snapshot);
        models();
        confusion();
        predictions();
        return page.toString();
    }

    private void summary() {
        page.heading("Millrace: the loop, closed")
                .line(
                        "%,d reviews in, %,d training records, %d snapshots, %d models, %,d predictions",
                        report.reviewsIn(),
                        DemoReport.sum(report.records()),
                        report.snapshots().size(),
                        report.models().size(),
                        DemoReport.sum(report.predictions()))
                .line(
                        "%.1f s from start to end, %,.0f reviews/s over all; dead letters: %,d",
                        report.seconds(), report.reviewsIn() / report.seconds(), report.deadLetters());
    }

    private void records() {
        page.heading("Training records").bars(report.records());
        page.line("by stars").bars(report.details().byLabel());
        page.line("by language").bars(report.details().byLanguage());
    }

    private void snapshot(Snapshot snapshot) {
        page.heading("Snapshot " + snapshot.getSnapshotId() + " ("
                        + snapshot.getState().name().toLowerCase(Locale.ROOT) + ")")
                .line("why        %s", snapshot.getReason())
                .line("cut        %s at %s", snapshot.getTopic(), cut(snapshot));
        if (snapshot.getDataset() != null) {
            page.line("content    sha256 %s", snapshot.getDataset().getContentHash())
                    .line("directory  %s", snapshot.getDataset().getLocation());
            page.table(files(snapshot.getDataset().getFiles()));
        }
    }

    private static String cut(Snapshot snapshot) {
        return snapshot.getCut().stream().map(DemoPage::end).collect(Collectors.joining(" "));
    }

    private static String end(PartitionEnd end) {
        return end.getPartition() + ":" + end.getEndOffset();
    }

    private static List<List<String>> files(List<DatasetFile> files) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("file", "rows", "bytes", "sha256"));
        files.stream()
                .filter(file -> SPLIT_FILES.contains(file.getName()))
                .forEach(file -> rows.add(List.of(
                        file.getName(),
                        number("%,d", file.getRows()),
                        number("%,d", file.getBytes()),
                        file.getSha256())));
        return rows;
    }

    private void models() {
        page.heading("Models, each on the test records of its snapshot");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "status", "trained on", "test", "accuracy", "macro-F1", "MAE", "s"));
        report.details().models().forEach(model -> addModel(rows, model));
        page.table(rows);
        report.details().models().forEach(model -> page.line("%-4s %s", model.getVersion(), model.getReason()));
        page.line("")
                .line(
                        "champions: %s",
                        report.details().champions().stream()
                                .map(champion -> champion.getVersion())
                                .collect(Collectors.joining(" → ")));
    }

    private void addModel(List<List<String>> rows, ModelVersion model) {
        String status = model.getStatus().name().toLowerCase(Locale.ROOT);
        rows.add(row(
                model.getVersion(),
                status,
                number("%,d", model.getTrainedRecords()),
                model.getEvaluation(),
                time(model)));
        rows.add(row("", "always the most frequent", "", model.getMajorityBaseline(), ""));
        rows.add(row("", "always the mean", "", model.getMeanBaseline(), ""));
    }

    private static List<String> row(String version, String status, String trained, Evaluation evaluation, String time) {
        return List.of(
                version,
                status,
                trained,
                number("%,d", evaluation.getRecords()),
                number("%.3f", evaluation.getAccuracy()),
                number("%.3f", evaluation.getMacroF1()),
                number("%.3f", evaluation.getMae()),
                time);
    }

    private String time(ModelVersion model) {
        return report.details().jobs().stream()
                .filter(job -> model.getVersion().equals(job.getModelVersion()))
                .map(DemoPage::seconds)
                .findFirst()
                .orElse("");
    }

    private static String seconds(RetrainingJob job) {
        long millis = job.getFinishedAt().toEpochMilli() - job.getStartedAt().toEpochMilli();
        return number("%.1f", millis / 1000.0);
    }

    private void confusion() {
        List<ModelVersion> models = report.details().models();
        if (models.isEmpty()) {
            return;
        }
        ModelVersion last = models.get(models.size() - 1);
        page.heading("Confusion of " + last.getVersion() + ": actual stars down, predicted across");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "1★", "2★", "3★", "4★", "5★"));
        for (int actual = 1; actual <= LABELS; actual++) {
            List<Long> cells = last.getEvaluation().getConfusion().subList((actual - 1) * LABELS, actual * LABELS);
            List<String> row = new ArrayList<>(List.of(actual + "★"));
            cells.forEach(cell -> row.add(number("%,d", cell)));
            rows.add(row);
        }
        page.table(rows);
    }

    private void predictions() {
        page.heading("Predictions and what became of them").bars(report.predictions());
        page.line(
                "feedback applied: %,d training records carry a label that came as feedback", report.feedbackApplied());
        page.line("live accuracy, of predictions made before their label was known:");
        liveByVersion().forEach((version, live) -> {
            long hits = live.stream().filter(DemoReport::isHit).count();
            page.line("%-4s %.3f  (%,d of %,d)", version, (double) hits / live.size(), hits, live.size());
        });
    }

    private SortedMap<String, List<Outcome>> liveByVersion() {
        return report.details().outcomes().stream()
                .filter(Outcome::getLive)
                .collect(Collectors.groupingBy(Outcome::getModelVersion, TreeMap::new, Collectors.toList()));
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
