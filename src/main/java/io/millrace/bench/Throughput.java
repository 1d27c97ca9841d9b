package io.millrace.bench;

import io.millrace.config.MillraceConfig;
import io.millrace.curation.Examination;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One round: all reviews are in their topic before it starts. The clock runs from the moment when tasks are assigned until a
 * reader of committed records has one record for each review; so opening the stores counts, and joining the group does not.
 */
final class Throughput {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Throughput() {}

    /** The reviews a second of one round. */
    static long measure(Contender contender, MillraceConfig config, Examination examination, int reviews) {
        try (Trial trial = Trial.prepare(contender, config, examination);
                DecisionReader reader = new DecisionReader(config)) {
            trial.start();
            long began = System.nanoTime();
            AtomicInteger read = new AtomicInteger();
            while (read.get() < reviews) {
                reader.poll(timestamp -> read.incrementAndGet());
                trial.check(began + LIMIT.toNanos());
            }
            return Math.round(reviews * 1e9 / (System.nanoTime() - began));
        }
    }
}
