package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.DatasetSummary;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds, verifies and compares more than the heap holds, in a JVM of its own. */
class DatasetMemoryTest {

    private static final int RECORDS = 200_000;

    @TempDir
    Path directory;

    /** Of one product there is any number: all records are of one, and each third has the same author. */
    @ParameterizedTest
    @CsvSource({"0, 200000", "1000, 134333"})
    void shouldBuildManyTimesMoreThanTheHeapHolds(String authorMax, long expected)
            throws IOException, InterruptedException {
        // Given
        Path log = directory.resolve("log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DatasetMemoryTest.class.getName(),
                directory.resolve("d").toString(),
                "4",
                "none",
                authorMax);

        // When
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(240, TimeUnit.SECONDS);
        process.destroyForcibly();

        // Then
        assertThat(ended).isTrue();
        System.out.println(Files.readString(log));
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(ManifestFile.read(directory.resolve("d")).counts().bySplit().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(expected);
    }

    /** Builds and verifies a dataset in args[0] with args[1] threads; args[2], if there, is the balance, args[3] the limit of authors. */
    public static void main(String[] args) {
        int threads = Integer.parseInt(args[1]);
        String balance = args.length > 2 ? args[2] : "none";
        String authorMax = args.length > 3 ? args[3] : "0";
        DatasetPlan plan = TrainingRecords.plan(Map.of("balance", balance, "author_max", authorMax));
        long start = System.nanoTime();
        try (DatasetBuilder builder = DatasetBuilder.create(plan, Path.of(args[0]))) {
            IntStream.range(0, threads)
                    .mapToObj(thread -> start(builder, thread, threads))
                    .toList()
                    .forEach(DatasetMemoryTest::join);
            long accepted = System.nanoTime();
            DatasetSummary summary = builder.finish();
            report("accept", accepted - start);
            report("finish", System.nanoTime() - accepted);
            System.out.println(summary.getContentHash());
        }
        verify(Path.of(args[0]));
    }

    private static void verify(Path directory) {
        VerificationSettings settings = new VerificationSettings(1, directory.getParent());
        long start = System.nanoTime();
        if (!Verification.of(directory, null, settings).isClean()) {
            throw new IllegalStateException("the dataset is not what was built");
        }
        long verified = System.nanoTime();
        if (!DatasetDiff.of(directory, directory, settings).isEmpty()) {
            throw new IllegalStateException("the dataset differs from itself");
        }
        long compared = System.nanoTime();
        if (!Prover.prove(directory, "review-1").isOfPresence()) {
            throw new IllegalStateException("review-1 is not there");
        }
        report("verify", verified - start);
        report("diff", compared - verified);
        report("prove", System.nanoTime() - compared);
    }

    private static Thread start(DatasetBuilder builder, int thread, int threads) {
        Thread started = new Thread(() -> IntStream.range(0, RECORDS)
                .filter(i -> i % threads == thread)
                .forEach(i -> builder.accept("review-" + i, row(i), Instant.EPOCH)));
        started.start();
        return started;
    }

    private static TrainingRecord row(int i) {
        String author = i % 3 == 0 ? "busy" : "author-" + i;
        return TrainingRecords.random("review-" + i, author, "product", new Random(i));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(String what, long nanos) {
        System.out.println(what + ": " + RECORDS * 1_000_000_000L / nanos + " records/s, " + nanos / 1_000_000 + " ms");
    }
}
