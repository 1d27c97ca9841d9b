package io.millrace.curation;

import io.millrace.config.MillraceConfig;
import io.millrace.testing.Coordinates;
import io.millrace.text.LanguageIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Curation on several partitions without a broker: the processors of production, on topics in memory. A task takes the next
 * record of any of its partitions, picked at random, so events overtake verdicts as they do in a cluster, and more.
 */
public final class SimulatedCuration {

    private static final int TICKS_ONE_IN = 20;

    private final Random random;
    private final SimulatedTopics topics;
    private final List<SimulatedTask> tasks = new ArrayList<>();

    /**
     * Sets up empty topics and stores.
     *
     * @param config as the service is configured; its registry must be a mock
     * @param random picks what is processed next
     */
    public SimulatedCuration(MillraceConfig config, Random random) {
        this.random = random;
        this.topics = new SimulatedTopics(config);
        CurationSettings settings = config.curation();
        Examination examination = new Examination(settings, new LanguageIdentifier(settings.languageCandidates()));
        for (int i = 0; i < topics.partitions(); i++) {
            tasks.add(new SimulatedTask(topics, i, examination, settings));
        }
    }

    /** Appends an event to reviews or feedback: to its partition if it names one, else where its key belongs. */
    public Coordinates send(ProducerRecord<byte[], byte[]> event) {
        SimulatedLog log = event.topic().equals(topics.reviews().topic()) ? topics.reviews() : topics.feedback();
        int partition = event.partition() == null ? log.home(event.key()) : event.partition();
        return log.append(partition, event.key(), event.value(), event.timestamp(), event.headers());
    }

    /** Lets the clock of all tasks tick once. Returns whether anything came of it. */
    private boolean recount() {
        return tasks.stream().filter(SimulatedTask::recount).count() > 0;
    }

    /** Processes one record; now and then the clock of a task ticks before. Returns false if there is none. */
    public boolean step() {
        if (random.nextInt(TICKS_ONE_IN) == 0) {
            tasks.get(random.nextInt(tasks.size())).recount();
        }
        List<Runnable> possible = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            addSteps(i, possible);
        }
        if (!possible.isEmpty()) {
            possible.get(random.nextInt(possible.size())).run();
        }
        return !possible.isEmpty();
    }

    /** Processes all that is left and gives the committed records of every topic, ordered by partition and offset. */
    public Map<String, List<ConsumerRecord<byte[], byte[]>>> finish() {
        while (step() || recount()) {
            continue;
        }
        tasks.forEach(SimulatedTask::flush);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        topics.all().forEach((topic, log) -> records.put(topic, log.records()));
        return records;
    }

    private void addSteps(int partition, List<Runnable> possible) {
        SimulatedTask task = tasks.get(partition);
        addStep(topics.reviews(), partition, task::review, possible);
        addStep(topics.feedback(), partition, task::feedback, possible);
        addStep(topics.requests(), partition, task::request, possible);
        addStep(topics.index(), partition, task::index, possible);
        addStep(topics.verdicts(), partition, task::verdict, possible);
    }

    private static void addStep(
            SimulatedLog log, int partition, Consumer<ConsumerRecord<byte[], byte[]>> step, List<Runnable> possible) {
        if (!log.isRead(partition)) {
            possible.add(() -> step.accept(log.next(partition)));
        }
    }
}
