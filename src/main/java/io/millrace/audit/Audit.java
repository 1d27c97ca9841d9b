package io.millrace.audit;

import io.millrace.dataset.DirectoryTree;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import io.millrace.text.TextNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for texts that are held out in one dataset and trained on in any.
 *
 * <ol>
 *   <li>All files are read once. Fingerprints bring the rows of each text together: one with a row on either side is an exact
 *       overlap. The texts of a hundred snapshots are mostly the same, so from here on each counts once.
 *   <li>Of each text one row is read again and sketched. {@link FineBands} propose pairs to compare; {@link Sketch#similarity}
 *       decides.
 * </ol>
 *
 * <p>Every exact overlap is found. A text that has one near at the threshold is found with a probability of at least
 * {@value FineBands#RECALL}, and more above it; what is reported is always true. Memory is bounded however many texts there are,
 * but for one bit for each held-out one. The same files give the same report. For one thread.
 */
public final class Audit {

    private static final byte[] CHOSEN = {};

    private final AuditSettings settings;
    private final Path work;
    private final TextNormalizer normalizer;
    private final FirstFindings exact;
    private final FirstFindings near;
    private long trainTexts;
    private long heldOutTexts;

    private Audit(AuditSettings settings, Path work) {
        this.settings = settings;
        this.work = work;
        this.normalizer = new TextNormalizer(settings.normalization());
        this.exact = new FirstFindings(true, settings.findingsMax());
        this.near = new FirstFindings(false, settings.findingsMax());
    }

    /** The probability with which two texts at the threshold are found. */
    public static double recall() {
        return FineBands.RECALL;
    }

    /**
     * Audits datasets.
     *
     * @param datasets any number, in any order
     * @throws AuditException if the disk cannot be written
     * @throws io.millrace.dataset.DatasetException if a dataset cannot be read
     */
    public static AuditReport of(List<AuditedDataset> datasets, AuditSettings settings) {
        try {
            Path work = Files.createTempDirectory(settings.work(), "millrace-audit-");
            try {
                return new Audit(settings, work).run(datasets);
            } finally {
                DirectoryTree.delete(work);
            }
        } catch (IOException e) {
            throw new AuditException(
                    "Cannot sort in " + settings.work() + " (" + e.getMessage()
                            + "); see that it is writable and has room, or name another directory",
                    e);
        }
    }

    private AuditReport run(List<AuditedDataset> datasets) throws IOException {
        DistinctTexts texts = new DistinctTexts(buckets("texts"));
        Corpus corpus = Corpus.read(datasets, (row, text) -> texts.add(fingerprint(text), row));
        BucketSort chosen = new BucketSort(buckets("chosen"));
        texts.drain(corpus::isHeldOut, rows -> take(rows, corpus, chosen));
        findNear(corpus, chosen);
        return new AuditReport(
                corpus.counts(),
                trainTexts,
                heldOutTexts,
                exact.count(),
                near.count(),
                settings.threshold(),
                Stream.concat(exact.list(corpus).stream(), near.list(corpus).stream())
                        .toList());
    }

    /** Counts a text, and chooses the row that stands for it; one that is on both sides is convicted, and stands in train. */
    private void take(DistinctTexts.Rows rows, Corpus corpus, BucketSort chosen) throws IOException {
        trainTexts += rows.isTrained() ? 1 : 0;
        heldOutTexts += rows.isHeldOut() ? 1 : 0;
        if (rows.isTrained() && rows.isHeldOut()) {
            exact.add(rows.heldOut(), rows.train(), 1);
        }
        long row = rows.isTrained() ? rows.train() : rows.heldOut();
        chosen.add(position(row, corpus), Long.toString(row), CHOSEN);
    }

    private void findNear(Corpus corpus, BucketSort chosen) throws IOException {
        FineBands fine = FineBands.of(settings.threshold());
        try (SketchFile sketches = new SketchFile(work.resolve("sketches"));
                Corpus.Cursor cursor = corpus.cursor()) {
            NearTexts texts = new NearTexts(buckets("keys"), sketches, fine.toBands(), settings.threshold());
            chosen.drain((position, key, none) -> {
                long row = Long.parseLong(key);
                Sketch sketch = Sketch.of(normalizer.normalize(cursor.text(row)));
                texts.add(row, corpus.isHeldOut(row), sketch);
            });
            texts.drain(near::add);
        }
    }

    /** Rows in their order, spread over all positions evenly. */
    private static long position(long row, Corpus corpus) {
        return Long.divideUnsigned(-1L, corpus.rows()) * row;
    }

    private Fingerprint fingerprint(String text) {
        return Fingerprint.of(normalizer.normalize(text));
    }

    private Buckets buckets(String name) {
        return new Buckets(work.resolve(name), Buckets.COUNT, Buckets.Limit.STANDARD);
    }
}
