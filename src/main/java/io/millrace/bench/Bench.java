package io.millrace.bench;

import io.millrace.app.EmbeddedStack;
import io.millrace.bench.BenchReport.Latency;
import io.millrace.bench.BenchReport.Restored;
import io.millrace.bench.BenchReport.Speed;
import io.millrace.bench.BenchReport.State;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.curation.Examination;
import io.millrace.text.LanguageIdentifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures curation against a topology that only copies: the same reviews, serdes, guarantee, settings and broker, in turns, in
 * one run, and beside it curation that looks for equal texts only. The ratio to the copy says what curation costs beyond Kafka
 * itself, on any machine.
 *
 * <p>Rounds alternate, so that a machine that slows down slows both. Latency is measured after that, at half of the speed that
 * curation reached.
 */
public final class Bench {

    /** Until then the compiler takes more time than curation itself. */
    private static final int WARM_UP_ROUNDS = 2;

    private static final String REVIEWS = "reviews";

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final EmbeddedStack stack;
    private final Examination examination;

    private Bench(BenchSettings settings, Consumer<String> progress, EmbeddedStack stack) {
        this.settings = settings;
        this.progress = progress;
        this.stack = stack;
        MillraceConfig config = configure("bench", REVIEWS);
        this.examination = new Examination(
                config.curation(), new LanguageIdentifier(config.curation().languageCandidates()));
    }

    /**
     * Runs the benchmark. It takes two to five minutes with the usual settings, and a round that takes five is an error.
     *
     * @param settings what to run with
     * @param progress told in a line each what happens
     * @throws BenchException if a round fails or takes too long
     */
    public static BenchReport run(BenchSettings settings, Consumer<String> progress) {
        progress.accept("starting broker and registry");
        try (EmbeddedStack stack = EmbeddedStack.start(settings.directory(), 0, 0)) {
            return new Bench(settings, progress, stack).run();
        }
    }

    private BenchReport run() {
        fill();
        Map<Contender, List<Long>> rounds = rounds();
        Speed passThrough = Speed.of(rounds.get(Contender.PASS_THROUGH));
        Speed exact = Speed.of(rounds.get(Contender.EXACT));
        Speed curation = Speed.of(rounds.get(Contender.CURATION));
        State state = new StateSize(lastCuration()).measure();
        return new BenchReport(
                settings.reviews(),
                settings.english(),
                settings.partitions(),
                settings.threads(),
                passThrough,
                exact,
                curation,
                exact.over(passThrough),
                curation.over(passThrough),
                settings.latencySeconds() == 0 ? null : latency(curation.median()),
                state,
                restore(state));
    }

    private MillraceConfig lastCuration() {
        return configure(name(Contender.CURATION, lastRound()), REVIEWS);
    }

    private Restored restore(State state) {
        progress.accept("restoring the state of %,d texts".formatted(state.texts()));
        return Restore.measure(lastCuration(), examination, state.texts());
    }

    private void fill() {
        progress.accept("writing " + settings.reviews() + " reviews");
        MillraceConfig config = configure("bench", REVIEWS);
        EmbeddedStack.createTopics(config);
        try (ReviewFeed feed = new ReviewFeed(config, settings)) {
            feed.fill(settings.reviews());
        }
    }

    /** The first rounds warm up and are forgotten. */
    private Map<Contender, List<Long>> rounds() {
        Map<Contender, List<Long>> measured = new EnumMap<>(Contender.class);
        for (int round = 1; round <= lastRound(); round++) {
            for (Contender contender : Contender.values()) {
                long speed = measure(contender, round);
                if (round > WARM_UP_ROUNDS) {
                    measured.computeIfAbsent(contender, key -> new ArrayList<>())
                            .add(speed);
                }
            }
        }
        return measured;
    }

    private int lastRound() {
        return WARM_UP_ROUNDS + settings.rounds();
    }

    private long measure(Contender contender, int round) {
        String name = name(contender, round);
        MillraceConfig config = configure(name, REVIEWS, contender.settings());
        long speed = Throughput.measure(contender, config, examination, settings.reviews());
        progress.accept("%s: %,d reviews/s%s".formatted(name, speed, round <= WARM_UP_ROUNDS ? " (warming up)" : ""));
        return speed;
    }

    /** Measured twice, and the first forgotten: a steady pace is new to the program, as the rounds were. */
    private Latency latency(long speed) {
        int perSecond = (int) Math.max(1, speed / 2);
        progress.accept("measuring latency at %,d reviews/s".formatted(perSecond));
        halfLoad("latency-1", perSecond);
        return halfLoad("latency-2", perSecond);
    }

    private Latency halfLoad(String name, int perSecond) {
        return new HalfLoad(settings, configure(name, name + "-" + REVIEWS), perSecond).measure(examination);
    }

    private MillraceConfig configure(String applicationId, String reviewsTopic) {
        return configure(applicationId, reviewsTopic, Map.of());
    }

    private MillraceConfig configure(String applicationId, String reviewsTopic, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(more);
        keys.put(ConfigKeys.APPLICATION_ID, applicationId);
        keys.put(ConfigKeys.REVIEWS_TOPIC, reviewsTopic);
        keys.put(ConfigKeys.TOPICS_PARTITIONS, Integer.toString(settings.partitions()));
        keys.put(ConfigKeys.STREAM_THREADS, Integer.toString(settings.threads()));
        return stack.configure(keys);
    }

    private static String name(Contender contender, int round) {
        return contender.label() + "-" + round;
    }
}
