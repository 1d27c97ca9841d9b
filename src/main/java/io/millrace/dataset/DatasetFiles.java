package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All files that rows go to: those of the three splits, the ids of the train split, and the leaves. For one thread. */
final class DatasetFiles implements Closeable {

    private final Path directory;
    private final Map<Split, SplitFiles> splits = new EnumMap<>(Split.class);
    private final TrainIds trainIds;
    private final LeafWriter leaves;
    private final TokenTally tokens;
    private final Tally written = new Tally();

    DatasetFiles(Path directory, DatasetConfiguration configuration, TrainIds trainIds) throws IOException {
        this.directory = directory;
        this.trainIds = trainIds;
        this.leaves = new LeafWriter(directory);
        this.tokens = TokenTally.create(configuration);
        for (RecordFormat format : configuration.furtherFormats()) {
            Files.createDirectory(directory.resolve(Names.of(format)));
        }
        for (Split split : Split.values()) {
            splits.put(split, new SplitFiles(directory, split, configuration));
        }
    }

    void append(TrainingRecord record) throws IOException {
        RowFormat.Row row = RowFormat.Row.of(record);
        Integer counted = tokens == null ? null : tokens.add(record.getSplit(), row.text());
        splits.get(record.getSplit()).append(record, row, counted);
        written.addRow(record.getSplit(), record.getStars(), record.getLanguage());
        if (record.getSplit() == Split.TRAIN) {
            trainIds.add(record.getReviewId());
        }
    }

    /** Adds the next record to the leaves; they must come in shuffle order. */
    void append(Leaf leaf, Split split) throws IOException {
        leaves.append(leaf);
        written.addRecord(split);
    }

    /** What was written so far. */
    Tally written() {
        return written;
    }

    /** The leaves so far. */
    LeafWriter leaves() {
        return leaves;
    }

    /** Tokens of all rows so far; null if they are not counted. */
    TokenCounts tokens() {
        return tokens == null ? null : tokens.counts();
    }

    /** Finishes all files; says what they hold, in name order. */
    List<FileEntry> seal() throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (SplitFiles files : splits.values()) {
            entries.addAll(files.seal());
        }
        entries.add(trainIds.write(directory));
        entries.add(leaves.seal());
        entries.sort(Comparator.comparing(FileEntry::name));
        return entries;
    }

    @Override
    public void close() throws IOException {
        for (SplitFiles files : splits.values()) {
            files.close();
        }
        leaves.close();
    }
}
