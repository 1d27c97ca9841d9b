package io.millrace.retraining;

import io.millrace.dataset.DatasetReader;
import io.millrace.dataset.LabelledText;
import io.millrace.evaluation.Evaluator;
import io.millrace.evaluation.Gate;
import io.millrace.evaluation.LabelCounts;
import io.millrace.evaluation.PairedTest;
import io.millrace.evaluation.ScoredRow;
import io.millrace.model.ModelLoader;
import io.millrace.model.Predictor;
import io.millrace.model.StoredModel;
import io.millrace.schema.Evaluation;
import io.millrace.schema.GateVerdict;
import io.millrace.schema.Split;
import io.millrace.scoring.ServingModel;
import io.millrace.storage.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Evaluates challenger, champion and baselines on the very same test records, those of the challenger's snapshot, and asks
 * the gate. The champion never saw them in training: a test text is a test text in every snapshot.
 */
public final class Jury {

    private final Gate gate;
    private final Champions champions;
    private final Storage storage;

    /**
     * Prepares a jury.
     *
     * @param gate decides
     * @param champions knows who serves
     * @param storage has the challenger
     */
    public Jury(Gate gate, Champions champions, Storage storage) {
        this.gate = gate;
        this.champions = champions;
        this.storage = storage;
    }

    /** Judges a challenger on the test records of its dataset. */
    Judgement judge(StoredModel challenger, Path dataset) {
        List<ScoredRow> rows = score(ModelLoader.load(storage, challenger.location(), challenger.digest()), dataset);
        LabelCounts labels = new LabelCounts();
        read(dataset, Split.TRAIN, row -> row.map(LabelledText::stars).toList()).forEach(labels::add);
        Evaluation evaluation = Evaluator.evaluate(rows);
        return new Judgement(
                evaluation,
                constant(rows, labels.majority()),
                constant(rows, labels.roundedMean()),
                champions
                        .current()
                        .map(champion -> compare(evaluation, rows, champion, dataset))
                        .orElseGet(() -> gate.judgeFirst(evaluation)));
    }

    private GateVerdict compare(Evaluation evaluation, List<ScoredRow> rows, ServingModel champion, Path dataset) {
        List<ScoredRow> championRows = score(champion.predictor(), dataset);
        PairedTest paired = new PairedTest();
        for (int i = 0; i < rows.size(); i++) {
            paired.add(rows.get(i).hit(), championRows.get(i).hit());
        }
        return gate.judge(evaluation, champion.champion().getVersion(), Evaluator.evaluate(championRows), paired);
    }

    private static List<ScoredRow> score(Predictor predictor, Path dataset) {
        return read(
                dataset,
                Split.TEST,
                rows -> rows.map(row -> score(predictor, row)).toList());
    }

    private static ScoredRow score(Predictor predictor, LabelledText row) {
        return new ScoredRow(row.stars(), Predictor.stars(predictor.probabilities(row.text())), row.language());
    }

    private static Evaluation constant(List<ScoredRow> rows, int stars) {
        return Evaluator.evaluate(
                rows.stream().map(row -> row.withPredicted(stars)).toList());
    }

    private static <R> R read(Path dataset, Split split, Function<Stream<LabelledText>, R> use) {
        try (Stream<LabelledText> rows = DatasetReader.read(dataset, split)) {
            return use.apply(rows);
        }
    }
}
