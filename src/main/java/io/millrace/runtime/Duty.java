package io.millrace.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Does something again and again, in one process of a group at a time: the one that the group gives the only partition of a topic.
 * While a step is at work the loop goes on polling, so the group keeps the process for as long as it takes.
 *
 * <p>Everything that is published is bound to the group, which refuses it from a process that was replaced. If the group changed in any
 * way while a step was at work, its result is dropped, and it is begun again from what is committed: another process may have had the
 * duty for a while.
 */
public final class Duty extends LoopService {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FIRST_MAX = Duration.ofMinutes(10);

    private final String group;
    private final String topic;
    private final Duration interval;
    private final KafkaClients clients;
    private final Supplier<DutyTask> tasks;
    private final Effects effects;

    /**
     * Prepares it.
     *
     * @param name for threads and logs
     * @param group the consumer group of the processes that share the duty
     * @param topic with one partition, which only says who has the duty
     * @param interval how long to pause when there is nothing more to do, and before the first step, but then no more than ten
     *     minutes: a process may not live longer
     * @param clients makes the clients
     * @param tasks makes the task
     */
    public Duty(
            String name,
            String group,
            String topic,
            Duration interval,
            KafkaClients clients,
            Supplier<DutyTask> tasks) {
        super(name);
        this.group = group;
        this.topic = topic;
        this.interval = interval;
        this.clients = clients;
        this.tasks = tasks;
        this.effects = new Effects(name);
    }

    @Override
    protected void loop() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = clients.stepper(group);
                Producer<String, SpecificRecord> producer = clients.producer(group)) {
            meter(consumer, producer);
            new Shift(consumer, producer).work();
        }
    }

    /** Stops it; a step that runs is interrupted and waited for, up to half a minute. */
    @Override
    public void close() {
        super.close();
        effects.close();
    }

    /** The work of one pair of clients, from one entry of the loop to the next. */
    private final class Shift {

        private final Consumer<byte[], byte[]> consumer;
        private final Producer<String, SpecificRecord> producer;
        private final Tenure tenure;
        private DutyTask task;
        private long dueAt;

        Shift(Consumer<byte[], byte[]> consumer, Producer<String, SpecificRecord> producer) {
            this.consumer = consumer;
            this.producer = producer;
            this.tenure = new Tenure(consumer);
        }

        void work() throws InterruptedException {
            consumer.subscribe(List.of(topic), tenure);
            dueAt = System.nanoTime() + Math.min(interval.toNanos(), FIRST_MAX.toNanos());
            try {
                while (isRunning()) {
                    consumer.poll(POLL);
                    ready(isMember(consumer));
                    if (consumer.assignment().isEmpty()) {
                        lose();
                    } else if (System.nanoTime() - dueAt >= 0 && !step()) {
                        dueAt = System.nanoTime() + interval.toNanos();
                    }
                }
            } finally {
                lose();
            }
        }

        /** The one thread of effects closes it, after what it may still be doing. */
        private void lose() {
            if (task != null) {
                effects.afterwards(task::close);
                task = null;
            }
        }

        /** Whether there may be more to do. */
        private boolean step() throws InterruptedException {
            int generation = consumer.groupMetadata().generationId();
            task = task == null ? tasks.get() : task;
            Future<DutyTask.Outcome> effect = effects.submit(task::perform);
            tenure.begin(consumer.assignment().iterator().next());
            try {
                if (!await(effect) || consumer.groupMetadata().generationId() != generation) {
                    effect.cancel(true);
                    lose();
                    return true;
                }
                return publish(Effects.result(effect));
            } finally {
                effect.cancel(true);
                tenure.end();
            }
        }

        /** False if the effect is to be given up: the process closes, or another has the duty. */
        private boolean await(Future<?> effect) {
            while (!(effect.isDone() && tenure.isHeld())) {
                consumer.poll(POLL);
                if (!isRunning() || tenure.isGone()) {
                    return false;
                }
            }
            return true;
        }

        /** The offset of the duty's own partition is there so that the group can refuse a replaced process. */
        private boolean publish(DutyTask.Outcome outcome) {
            if (outcome.isEmpty()) {
                return false;
            }
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            consumer.assignment().forEach(own -> offsets.put(own, new OffsetAndMetadata(consumer.position(own))));
            outcome.offsets().forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            producer.beginTransaction();
            outcome.publications()
                    .forEach(result ->
                            producer.send(new ProducerRecord<>(result.topic(), result.key(), result.value())));
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
            return !outcome.publications().isEmpty();
        }
    }
}
