package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns the merged rows, which come in shuffle order, into files. Languages are sampled on the way. Without balancing every row
 * is written at once. With balancing all rows wait on the disk until they are counted; those of the train split are then
 * repeated or left out, and sorted once more with their copies. For one thread.
 */
final class DatasetAssembly {

    private final DatasetPlan plan;
    private final List<RowFormat> formats;
    private final ShuffleOrder order;
    private final Path directory;
    private final Function<String, Buckets> buckets;
    private final Spill waiting;
    private final Census census = new Census();
    private final LanguageSample languages;
    private long separatorInText;

    /**
     * @param plan what to build
     * @param work where to write
     * @param buckets makes empty buckets with that name
     */
    DatasetAssembly(DatasetPlan plan, WorkDirectory work, Function<String, Buckets> buckets) {
        this.plan = plan;
        this.formats = plan.configuration().formats().stream()
                .filter(RecordFormat::hasLines)
                .map(format -> format.create(plan.configuration()))
                .toList();
        this.order = new ShuffleOrder(plan.configuration().seed());
        this.languages = new LanguageSample(plan.configuration().selection().languages(), order);
        this.directory = work.path();
        this.buckets = buckets;
        this.waiting = new Spill(work.spill().resolve("waiting"));
    }

    /** Writes all data files, then card and manifest, which says what was left out, as {@link Guards#leftOut} does. */
    Manifest write(BucketSort rows, SortedMap<String, SortedMap<String, Long>> leftOut) throws IOException {
        try (DatasetFiles files = new DatasetFiles(directory, plan.configuration(), new TrainIds(createSort("ids")))) {
            rows.drain((position, id, value) -> route(position, id, value, files));
            writeBalanced(files);
            Manifest manifest = Manifest.of(plan, files.seal(), files.leaves(), counts(files, leftOut));
            DatasetCard.write(manifest, directory);
            ManifestFile.write(manifest, directory);
            return manifest;
        }
    }

    private void route(long position, String id, byte[] value, DatasetFiles files) throws IOException {
        TrainingRecord row = RecordCodec.decode(value);
        if (!languages.takes(row)) {
            return;
        }
        census.add(row);
        separatorInText += isAmbiguous(RowFormat.Row.of(row)) ? 1 : 0;
        if (isBalanced()) {
            waiting.add(position, id, value);
        } else {
            files.append(row);
            files.append(leaf(position, row, 1), row.getSplit());
        }
    }

    private boolean isAmbiguous(RowFormat.Row row) {
        return formats.stream().anyMatch(format -> format.isAmbiguous(row));
    }

    private boolean isBalanced() {
        return plan.configuration().balance() != Balance.NONE;
    }

    private void writeBalanced(DatasetFiles files) throws IOException {
        BalancePlan balance = new BalancePlan(
                plan.configuration().balance(), plan.configuration().selection().target(), census.byLabel(Split.TRAIN));
        BucketSort copies = createSort("copies");
        waiting.forEach((position, id, value) -> {
            TrainingRecord row = RecordCodec.decode(value);
            int count = row.getSplit() == Split.TRAIN ? balance.copiesOfNext(row.getStars()) : 1;
            for (int copy = 0; copy < count; copy++) {
                copies.add(order.position(id, copy + firstCopy(row)), id + '\0' + copy, value);
            }
            if (count > 0) {
                files.append(leaf(position, row, count), row.getSplit());
            }
        });
        waiting.clear();
        copies.drain((position, id, value) -> files.append(RecordCodec.decode(value)));
    }

    /** Those that were not left out stood first of their label, so they are placed anew: else the rarest label would end the file. */
    private int firstCopy(TrainingRecord row) {
        return row.getSplit() == Split.TRAIN && plan.configuration().balance() != Balance.OVERSAMPLE ? 1 : 0;
    }

    private Leaf leaf(long position, TrainingRecord row, int rows) {
        return new Leaf(order.seed(), position, DatasetRecord.of(row, rows).digest());
    }

    private BucketSort createSort(String name) {
        return new BucketSort(buckets.apply(name));
    }

    private Manifest.Counts counts(DatasetFiles files, SortedMap<String, SortedMap<String, Long>> byGuards) {
        SortedMap<String, SortedMap<String, Long>> leftOut = new TreeMap<>(byGuards);
        leftOut.putAll(languages.leftOut());
        return new Manifest.Counts(
                census.bySplit(),
                census.byLabel(),
                census.byLanguage(),
                census.histogram(),
                census.byLabel(Split.TRAIN),
                files.written().trainRows(),
                separatorInText,
                leftOut,
                files.tokens(),
                languages.offered(),
                Stratification.of(plan.configuration(), languages.offered(), files.written()));
    }
}
