package io.millrace.dataset;

import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final String[] BALANCES = {"none", "undersample", "oversample", "target"};

    static RandomDataset build(Path directory, int size, Random random) {
        Map<String, String> options = new HashMap<>();
        options.put("formats", formats(random));
        if (random.nextBoolean()) {
            options.put("tokens", "r50k_base");
        }
        options.put("balance", BALANCES[random.nextInt(BALANCES.length)]);
        if (options.get("balance").equals("target")) {
            options.put("target", "1:0.1,2:0.2,3:0.2,4:0.2,5:0.3");
        }
        if (random.nextBoolean()) {
            options.putAll(Map.of("languages", "de:2,en:1,other:1.5", "split", "60,20,20"));
        }
        options.put("seed", Long.toString(random.nextLong()));
        return build(directory, options, records(size, random));
    }

    /** One that may be the first, and any others. */
    private static String formats(Random random) {
        List<String> formats = new ArrayList<>(List.of(FORMATS));
        Collections.shuffle(formats, random);
        List<String> further = new ArrayList<>(formats.subList(1, formats.size()));
        further.addAll(List.of("parquet", "preference", "dpo"));
        further.removeIf(format -> random.nextBoolean());
        further.add(0, formats.get(0));
        return String.join(",", further);
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
