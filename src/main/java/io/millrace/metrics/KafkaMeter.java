package io.millrace.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;

/**
 * What is shown of Kafka's metrics, which are thousands: these alone, added up over the threads, tasks and clients of a
 * role, so that their number is bounded by topics, partitions and stores. Names are Kafka's group and name, with those of our
 * own workers under {@code millrace_}; they are public, and documented in {@code docs/metrics.md}.
 */
public enum KafkaMeter {
    /** Stream threads that run. */
    ALIVE_THREADS(
            "stream-metrics", "alive-stream-threads", "kafka_stream_alive_stream_threads", "Stream threads that run."),
    /** Stream threads that died. */
    FAILED_THREADS(
            "stream-metrics",
            "failed-stream-threads",
            "kafka_stream_failed_stream_threads_total",
            "Stream threads that died since the start."),
    /** Records through topologies. */
    PROCESSED(
            "stream-thread-metrics",
            "process-total",
            "kafka_stream_thread_process_total",
            "Records that stream threads have processed."),
    /** How busy stream threads are. */
    BUSY(
            "stream-thread-metrics",
            "process-ratio",
            "kafka_stream_thread_process_ratio",
            "Share of the time that the busiest stream thread processes, 0 to 1.",
            Math::max),
    /** The longest commit. */
    COMMIT_LATENCY(
            "stream-thread-metrics",
            "commit-latency-max",
            "kafka_stream_thread_commit_latency_max_seconds",
            "Longest commit of a stream thread in the last minute.",
            Math::max),
    /** What Kafka Streams drops. */
    DROPPED(
            "stream-task-metrics",
            "dropped-records-total",
            "kafka_stream_task_dropped_records_total",
            "Records that Kafka Streams sent to the dead letters or dropped."),
    /** What is to be replayed into stores. */
    RESTORE_REMAINING(
            "stream-task-metrics",
            "restore-remaining-records-total",
            "kafka_stream_task_restore_remaining_records",
            "Records of changelogs that are still to be replayed into stores."),
    /** Keys of a store. */
    STORE_KEYS(
            "stream-state-metrics",
            "estimate-num-keys",
            "kafka_stream_state_estimate_num_keys",
            "Keys of a store in this process, an estimate of RocksDB.",
            "state-id"),
    /** Files of a store. */
    STORE_BYTES(
            "stream-state-metrics",
            "total-sst-files-size",
            "kafka_stream_state_total_sst_files_bytes",
            "Bytes of the files of a store in this process.",
            "state-id"),
    /** How far a consumer lags. */
    LAG(
            "consumer-fetch-manager-metrics",
            "records-lag",
            "kafka_consumer_fetch_manager_records_lag",
            "Records of a partition that are not read yet, as the consumer saw it last.",
            "topic",
            "partition"),
    /** What consumers read. */
    CONSUMED(
            "consumer-fetch-manager-metrics",
            "records-consumed-total",
            "kafka_consumer_fetch_manager_records_consumed_total",
            "Records of a topic that were read.",
            "topic"),
    /** Rebalances. */
    REBALANCES(
            "consumer-coordinator-metrics",
            "rebalance-total",
            "kafka_consumer_coordinator_rebalance_total",
            "Rebalances that members of this process took part in."),
    /** What producers sent. */
    SENT(
            "producer-topic-metrics",
            "record-send-total",
            "kafka_producer_topic_record_send_total",
            "Records sent to a topic, those of aborted transactions too.",
            "topic"),
    /** What producers could not send. */
    SEND_ERRORS(
            "producer-topic-metrics",
            "record-error-total",
            "kafka_producer_topic_record_error_total",
            "Records that could not be sent to a topic.",
            "topic"),
    /** Decisions of curation. */
    DECISIONS(
            "stream-decision-metrics",
            "decide-total",
            "millrace_decisions_total",
            "Decisions by reason, those of aborted transactions too.",
            "decision-id"),
    /** The task at work. */
    TASK_AGE(
            "worker-metrics",
            "task-age-seconds",
            "millrace_worker_task_age_seconds",
            "For how long a worker has been at its task; 0 without one.",
            Math::max),
    /** Tasks that are done. */
    TASKS("worker-metrics", "tasks-total", "millrace_worker_tasks_total", "Tasks whose results a worker published."),
    /** Whether there is a champion. */
    CHAMPION_LOADED(
            "scorer-metrics",
            "champion-loaded",
            "millrace_scorer_champion_loaded",
            "1 if the scorer has a champion loaded, else 0.");

    private static final String TOTAL = "_total";
    private static final String SECONDS = "_seconds";
    private static final double MILLIS = 1e-3;
    private static final Map<String, String> LABELS =
            Map.of("state-id", "store", "decision-id", "reason", "topic", "topic", "partition", "partition");
    private static final Map<String, KafkaMeter> BY_SOURCE = Arrays.stream(values())
            .collect(Collectors.toMap(meter -> source(meter.group, meter.metric), Function.identity()));

    private final String group;
    private final String metric;
    private final String exported;
    private final String help;
    private final DoubleBinaryOperator merge;
    private final List<String> tags;

    KafkaMeter(String group, String metric, String exported, String help, String... tags) {
        this(group, metric, exported, help, Double::sum, tags);
    }

    /** @param tags the ends of the tags of Kafka that become labels; what lacks one is another metric of the same name */
    KafkaMeter(String group, String metric, String exported, String help, DoubleBinaryOperator merge, String... tags) {
        this.group = group;
        this.metric = metric;
        this.exported = exported;
        this.help = help;
        this.merge = merge;
        this.tags = List.of(tags);
    }

    /** Its name as Prometheus shows it. */
    public String exported() {
        return exported;
    }

    /** What it says, in a sentence. */
    public String help() {
        return help;
    }

    /** Its labels beside {@code role}. */
    public List<String> labels() {
        return tags.stream().map(LABELS::get).toList();
    }

    /** Whether it only grows, until the process or a client of it begins anew. */
    boolean isCounter() {
        return exported.endsWith(TOTAL);
    }

    /** The name without what Prometheus adds to counters. */
    String baseName() {
        return isCounter() ? exported.substring(0, exported.length() - TOTAL.length()) : exported;
    }

    /** Which meter shows a metric of Kafka, if one does. */
    static Optional<KafkaMeter> of(MetricName name) {
        return Optional.ofNullable(BY_SOURCE.get(source(name.group(), name.name())))
                .filter(meter ->
                        meter.tags.stream().allMatch(tag -> tag(name, tag).isPresent()));
    }

    /** The value of a metric in the unit of this meter. */
    double scaled(double value) {
        return exported.endsWith(SECONDS) && !metric.endsWith("-seconds") ? value * MILLIS : value;
    }

    /** One value of two of the same labels. */
    double merged(double one, double other) {
        return merge.applyAsDouble(one, other);
    }

    Labels labels(String role, MetricName name) {
        Labels labels = Labels.of("role", role);
        for (String tag : tags) {
            labels = labels.add(LABELS.get(tag), tag(name, tag).orElseThrow());
        }
        return labels;
    }

    private static Optional<String> tag(MetricName name, String end) {
        return name.tags().entrySet().stream()
                .filter(tag -> tag.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String source(String group, String metric) {
        return group + "/" + metric;
    }
}
