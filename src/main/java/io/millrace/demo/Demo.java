package io.millrace.demo;

import io.millrace.app.Application;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Command;
import io.millrace.schema.CommandKind;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The whole loop on an embedded broker: reviews are replayed in order, a third of them without their stars, which come as
 * feedback once the prediction has appeared. It is over when everything has gone round and the last model was judged.
 */
public final class Demo implements AutoCloseable {

    /** When nothing is written for so long, nothing more will come: the input was too small to close the loop. */
    private static final Duration STILL = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(200);

    /** The reviews are spread over this time, so that several windows, snapshots and models see them pass. */
    private static final Duration REPLAY = Duration.ofSeconds(10);

    private final DemoSettings settings;
    private final DemoProgress progress;
    private final LoopLedger ledger = new LoopLedger();
    private final ReviewSource source;
    private final long started = System.nanoTime();
    private final EmbeddedStack stack;
    private final MillraceConfig config;
    private final Topics topics;
    private final Application application;
    private final LedgerKeeper keeper;
    private final Producer<String, SpecificRecord> producer;
    private final FeedbackGiver feedback;

    /**
     * Starts everything but the reviews.
     *
     * @param settings what to run with
     * @param progress told what happens
     */
    public Demo(DemoSettings settings, DemoProgress progress) {
        this.settings = settings;
        this.progress = progress;
        this.source = ReviewSource.of(settings);
        requireEmpty(settings.directory());
        progress.step("starting broker and registry", 0);
        stack = EmbeddedStack.start(settings.directory(), 0, 0);
        config = stack.configure(DemoConfig.of(source.count(), settings.overrides()));
        topics = config.topics();
        EmbeddedStack.createTopics(config);
        application = new Application(config, EnumSet.allOf(Role.class));
        KafkaClients clients = new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
        keeper = new LedgerKeeper(clients, topics, ledger);
        producer = clients.producer();
        feedback = new FeedbackGiver(clients, topics, producer);
        application.start();
        keeper.start();
        feedback.start();
    }

    /**
     * Replays the reviews and waits until everything has gone round.
     *
     * @param stopped asked now and then; true ends the wait
     */
    public DemoReport run(BooleanSupplier stopped) {
        progress.step("replaying reviews", source.count());
        replay();
        DemoGoal goal = new DemoGoal(ledger, source.count(), feedback);
        Stillness stillness = new Stillness(STILL, System.nanoTime());
        while (!goal.isReached() && !stopped.getAsBoolean() && !stillness.since(ledger.events(), System.nanoTime())) {
            watch(goal);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        return DemoReport.of(ledger, source.count(), seconds, goal.missing());
    }

    /** Where clients can reach the broker. */
    public String bootstrapServers() {
        return stack.cluster().bootstrapServers();
    }

    /** Where clients can reach the registry. */
    public String registryUrl() {
        return stack.registry().url();
    }

    @Override
    public void close() {
        feedback.close();
        keeper.close();
        producer.close();
        application.close();
        stack.close();
    }

    private void replay() {
        Withholding withholding = new Withholding(settings.seed());
        Pace pace = new Pace(source.count(), REPLAY);
        source.forEach(review -> {
            pace.await();
            producer.send(new ProducerRecord<>(topics.reviews(), review.getReviewId(), sent(review, withholding)));
            progress.sent();
        });
        producer.flush();
    }

    private Review sent(Review review, Withholding withholding) {
        if (review.getStars() == null || !withholding.chooses(review.getReviewId())) {
            return review;
        }
        feedback.withhold(review.getReviewId(), review.getStars());
        return Review.newBuilder(review).setStars(null).build();
    }

    private void watch(DemoGoal goal) {
        if (application.failure().isDone()) {
            throw new DemoException("a role gave up; the log above says why");
        }
        if (goal.needsLastJob()) {
            Command command = retrain();
            producer.send(new ProducerRecord<>(topics.commands(), command.getCommandId(), command));
            goal.lastJobRequested();
        }
        progress.waiting(goal.missing());
        LockSupport.parkNanos(LOOK.toNanos());
    }

    private static Command retrain() {
        return Command.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setKind(CommandKind.RETRAIN)
                .setReason("the demonstration ends with a model of all its records")
                .setRequestedAt(Clock.systemUTC().instant())
                .build();
    }

    private static void requireEmpty(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    throw new DemoException(directory + " is not empty; name a new directory with --dir");
                }
            }
        } catch (IOException e) {
            throw new DemoException("cannot use " + directory + ": " + e.getMessage(), e);
        }
    }
}
