package io.millrace.dataset;

import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A random dataset of a random configuration.
 *
 * @param directory where it is
 * @param options of the configuration
 * @param records what was given to the builder
 */
record RandomDataset(Path directory, Map<String, String> options, List<TrainingRecord> records) {

    private static final String[] FORMATS = {"prompt-completion", "chat", "text-label"};
    private static final String[] BALANCES = {"none", "undersample", "oversample"};

    static RandomDataset build(Path directory, int size, Random random) {
        Map<String, String> options = new HashMap<>();
        options.put("format", FORMATS[random.nextInt(FORMATS.length)]);
        options.put("balance", BALANCES[random.nextInt(BALANCES.length)]);
        options.put("seed", Long.toString(random.nextLong()));
        return build(directory, options, records(size, random));
    }

    static RandomDataset build(Path directory, Map<String, String> options, List<TrainingRecord> records) {
        Datasets.build(directory, options, records);
        return new RandomDataset(directory, Map.copyOf(options), records);
    }

    static List<TrainingRecord> records(int size, Random random) {
        return IntStream.range(0, size)
                .mapToObj(i -> TrainingRecords.random("review-" + i, random))
                .toList();
    }

    Manifest manifest() {
        return ManifestFile.read(directory);
    }
}
