package io.millrace.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;

/** Builds a random dataset in a JVM of its own: into args[0], from the seed in args[1]. */
final class ElsewhereMain {

    private ElsewhereMain() {}

    public static void main(String[] args) throws IOException {
        build(Path.of(args[0]), Long.parseLong(args[1]));
    }

    static SortedMap<String, String> build(Path target, long seed) throws IOException {
        Map<String, String> options = Map.of(
                "balance",
                "oversample",
                "formats",
                "chat,parquet,preference",
                "tokens",
                "r50k_base",
                "system",
                "Rate it, größer gleich 1.");
        RandomDataset.build(target, options, RandomDataset.records(500, new Random(seed)));
        return Datasets.files(target);
    }
}
