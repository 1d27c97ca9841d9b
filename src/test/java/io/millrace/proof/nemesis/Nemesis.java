package io.millrace.proof.nemesis;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Strikes one fault after another, chosen by a seed. Before each it waits until every instance that is to run has made
 * progress, so each fault meets a service at work. Lasting faults go on while others are struck; one instance and a majority of
 * the brokers are always left alone. How long recovery took is measured for each fault. For one thread.
 */
public final class Nemesis implements AutoCloseable {

    private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(3);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(15);
    private static final Duration HEAL_LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Battlefield field;
    private final Deck deck;
    private final Random random;
    private final Progress progress;
    private final PrintStream out;
    private final Recoveries recoveries;
    private final Ends ends = new Ends();
    private final Queue<Struck> struck = new ConcurrentLinkedQueue<>();
    private final long began = System.nanoTime();

    /**
     * Prepares; nothing is struck yet.
     *
     * @param field what can be struck
     * @param weights faults and their weights, as {@link Faults} has them
     * @param seed of all choices
     * @param progress of the instances of the field
     * @param outputs what observers see
     * @param out where each fault is reported in a line
     */
    public Nemesis(
            Battlefield field,
            Map<Fault, Integer> weights,
            long seed,
            Progress progress,
            Outputs outputs,
            PrintStream out) {
        this.field = field;
        this.deck = new Deck(weights, new Random(seed));
        this.random = new Random(~seed);
        this.progress = progress;
        this.out = out;
        this.recoveries = new Recoveries(outputs);
    }

    /**
     * Strikes one fault after another for this long. What lasts may go on afterwards, until {@link #heal}.
     *
     * @throws NemesisException if an instance that should be at work made no progress for three minutes
     * @throws RuntimeException if a fault could not be ended, for example because a broker did not start
     */
    public void strikeFor(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            strikeNext();
        }
    }

    /**
     * Waits for progress and strikes the next fault.
     *
     * @return false if nothing was possible just now, or nothing happened
     */
    public boolean strikeNext() {
        awaitProgress();
        Optional<Fault> next = deck.next(fault -> fault.possible(field));
        if (next.isEmpty()) {
            Waiting.sleep(PAUSE);
            return false;
        }
        return strike(next.get());
    }

    /**
     * Ends all that is under way, starts what is down, and waits until everything runs and every instance has its place.
     *
     * @throws NemesisException if that is not so within three minutes
     */
    public void heal() {
        ends.now();
        field.instances().all().forEach(Instance::start);
        if (!progress.awaitMembers(HEAL_LIMIT)) {
            throw new NemesisException("not every instance found its place within " + HEAL_LIMIT + ": " + progress);
        }
        recoveries.close();
    }

    /** What was struck and has been reported so far, in the order of the reports; complete once it is healed. */
    public List<Struck> struck() {
        return List.copyOf(struck);
    }

    /** Stops striking and measuring; heals nothing. */
    @Override
    public void close() {
        ends.close();
        recoveries.close();
    }

    /**
     * Waits until every instance that is to run has made progress.
     *
     * @throws NemesisException if one has not within three minutes
     */
    public void awaitProgress() {
        boolean all = progress.awaitEvery(PROGRESS_LIMIT);
        ends.check();
        if (!all) {
            throw new NemesisException("an instance of %s made no progress within %s"
                    .formatted(field.instances().living(), PROGRESS_LIMIT));
        }
    }

    private boolean strike(Fault fault) {
        boolean alone = ends.isQuiet() && recoveries.isQuiet();
        Optional<Strike> strike = fault.strike(field, random);
        strike.ifPresentOrElse(
                struckNow -> follow(fault, struckNow, alone),
                () -> out.printf("%5.1f s  %-24s did not strike%n", seconds(System.nanoTime()), fault.name()));
        return strike.isPresent();
    }

    private void follow(Fault fault, Strike strike, boolean alone) {
        Instant at = Instant.now().minusNanos(System.nanoTime() - strike.nanos());
        CompletableFuture<Optional<Duration>> recovery = recoveries.since(strike.nanos());
        recovery.thenAccept(time -> report(
                new Struck(fault.name(), strike.target(), at, Duration.ofNanos(strike.nanos() - began), alone, time)));
        if (strike.isLasting()) {
            ends.schedule(strike);
        } else {
            Waiting.sleep(strike.length());
            strike.end().run();
            Waiting.until(RECOVERY_LIMIT, recovery::isDone);
        }
    }

    private void report(Struck fault) {
        struck.add(fault);
        out.println(fault);
    }

    private double seconds(long nanos) {
        return (nanos - began) / 1e9;
    }
}
