package io.millrace.training;

import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DatasetReader;
import io.millrace.dataset.LabelledText;
import io.millrace.model.HashedNgrams;
import io.millrace.model.LinearModel;
import io.millrace.model.LinearModelFormat;
import io.millrace.model.ModelStore;
import io.millrace.model.TfIdf;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a linear model in this process: no key, no GPU, seconds on one core. It is logistic regression on TF-IDF of
 * hashed words, word pairs and character 3- to 5-grams (see {@link HashedNgrams} and {@link TfIdf}), one label against
 * the rest.
 *
 * <p>Hyper-parameters, all optional:
 *
 * <ul>
 *   <li>{@code c}: inverse strength of the regularisation, default 1
 *   <li>{@code class_weight}: how far rare labels are raised, 0 to 1, default 0.75
 *   <li>{@code hash_bits}: 2^hash_bits buckets, 10 to 22, default 19
 *   <li>{@code min_df}: rows that an n-gram must be in, default 2; below 100 rows every n-gram counts
 *   <li>{@code tolerance}: when the solver stops, default 1
 *   <li>{@code ngrams_max}: n-grams kept in memory, about 30 bytes each; rows beyond are left out, default 14,000,000,
 *       about 19,000 reviews of 60 words
 * </ul>
 *
 * <p>Of the parameters that other trainers share it ignores {@code n_epochs} (the solver runs until it has converged),
 * {@code batch_size} (coordinate descent has no batches) and {@code learning_rate_multiplier} (each step is solved
 * for, there is no rate), so that one job configuration suits several trainers.
 *
 * <p>Deterministic: on one Java platform the same dataset and hyper-parameters give the same bytes, so training again
 * after a crash is harmless. Interruption takes effect between labels, that is within seconds.
 */
public final class LocalTrainer implements Trainer {

    private static final Logger LOGGER = LoggerFactory.getLogger(LocalTrainer.class);

    @Override
    public String name() {
        return "local";
    }

    @Override
    public TrainedModel train(TrainingRequest request, TrainingProgress progress) throws InterruptedException {
        LocalSettings settings = LocalSettings.parse(request.hyperparameters());
        TrainingRows rows = read(request.datasetDirectory(), settings);
        requireRows(rows, request.datasetDirectory());
        progress.report(0.2, "read " + rows.size() + " rows");
        LinearModel model = fit(rows, settings, progress);
        Path file = request.workDirectory().resolve(ModelStore.MODEL_FILE);
        write(LinearModelFormat.write(model), file);
        return new TrainedModel(file, rows.size());
    }

    private static TrainingRows read(Path dataset, LocalSettings settings) throws InterruptedException {
        TrainingRows rows = new TrainingRows(new HashedNgrams(settings.hashBits()), settings.ngramsMax());
        try (Stream<LabelledText> stream = DatasetReader.read(dataset, Split.TRAIN)) {
            for (Iterator<LabelledText> texts = stream.iterator(); texts.hasNext(); ) {
                checkInterrupted();
                rows.add(texts.next());
            }
            return rows;
        } catch (DatasetException e) {
            throw new TrainingException("the dataset cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireRows(TrainingRows rows, Path dataset) {
        if (rows.size() == 0) {
            throw new TrainingException(
                    "the dataset " + dataset + " has no training rows that fit; there is nothing to learn");
        }
        if (rows.leftOut() > 0) {
            LOGGER.warn(
                    "Training on {} rows, {} are left out; raise ngrams_max and the heap to use them",
                    rows.size(),
                    rows.leftOut());
        }
    }

    private static LinearModel fit(TrainingRows rows, LocalSettings settings, TrainingProgress progress)
            throws InterruptedException {
        // A small dataset hardly repeats an n-gram; there every one of them counts.
        int rowsMin = rows.size() < 100 ? 1 : settings.rowsMin();
        TfIdf features = TfIdf.fit(rows.ngrams(), rows.buckets(), rowsMin);
        OneVersusRest solver = new OneVersusRest(rows, features, settings);
        progress.report(0.3, "weighed the n-grams");
        return solver.fit(progress);
    }

    private static void write(byte[] bytes, Path file) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new TrainingException("the model cannot be written to " + file + ": " + e, e);
        }
    }

    static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("training was interrupted");
        }
    }
}
