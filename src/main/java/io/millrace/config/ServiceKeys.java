package io.millrace.config;

import static io.millrace.config.ConfigKeys.API_HOST;
import static io.millrace.config.ConfigKeys.API_PORT;
import static io.millrace.config.ConfigKeys.APPLICATION_ID;
import static io.millrace.config.ConfigKeys.AVRO_DESERIALIZER;
import static io.millrace.config.ConfigKeys.AVRO_SERIALIZER;
import static io.millrace.config.ConfigKeys.BOOTSTRAP_SERVERS;
import static io.millrace.config.ConfigKeys.COMMIT_INTERVAL_MS;
import static io.millrace.config.ConfigKeys.FEEDBACK_TOPIC;
import static io.millrace.config.ConfigKeys.GROUP_INSTANCE_ID;
import static io.millrace.config.ConfigKeys.GROUP_PROTOCOL;
import static io.millrace.config.ConfigKeys.PREDICTIONS_TOPIC;
import static io.millrace.config.ConfigKeys.READY_LAG_MAX;
import static io.millrace.config.ConfigKeys.REVIEWS_TOPIC;
import static io.millrace.config.ConfigKeys.ROCKSDB_BYTES_MAX;
import static io.millrace.config.ConfigKeys.ROLES;
import static io.millrace.config.ConfigKeys.SESSION_TIMEOUT_MS;
import static io.millrace.config.ConfigKeys.STANDBY_REPLICAS;
import static io.millrace.config.ConfigKeys.STATE_DIR;
import static io.millrace.config.ConfigKeys.STREAM_THREADS;
import static io.millrace.config.ConfigKeys.TOPICS_PARTITIONS;
import static io.millrace.config.ConfigKeys.TOPICS_REPLICATION_FACTOR;
import static io.millrace.config.ConfigKeys.TRANSACTION_TIMEOUT_MS;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import io.millrace.runtime.Liveness;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The keys of a process: brokers, topics, roles, liveness, memory, HTTP. */
final class ServiceKeys {

    private static final String GROUP = "Service";

    private ServiceKeys() {}

    static void define(Keys keys) {
        keys.group(GROUP)
                .add(
                        APPLICATION_ID,
                        Type.STRING,
                        "millrace",
                        "Prefix of consumer groups, transactional ids and owned topics. Another id is another dataset lineage.")
                .add(BOOTSTRAP_SERVERS, Type.LIST, NO_DEFAULT_VALUE, "Kafka brokers, host:port.")
                .add(
                        ROLES,
                        Type.LIST,
                        Role.names(),
                        new Subset(Role.names(), 1),
                        HIGH,
                        "What this process does. Each role scales by running more processes.")
                .add(
                        STATE_DIR,
                        Type.STRING,
                        "millrace-data/state",
                        "Directory of local state: persistent, local, one for each process.")
                .add(
                        REVIEWS_TOPIC,
                        Type.STRING,
                        "reviews",
                        "Topic of the reviews, keyed by review_id with the default (murmur2) partitioner.")
                .add(
                        FEEDBACK_TOPIC,
                        Type.STRING,
                        "feedback",
                        "Topic of the feedback, keyed and partitioned as the reviews.")
                .add(PREDICTIONS_TOPIC, Type.STRING, "predictions", "Topic of the predictions.")
                .add(
                        TOPICS_PARTITIONS,
                        Type.INT,
                        4,
                        atLeast(1),
                        MEDIUM,
                        "Partitions of the topics that are keyed by review, when they are created. It cannot change later.")
                .add(
                        TOPICS_REPLICATION_FACTOR,
                        Type.INT,
                        -1,
                        between(-1, 32767),
                        MEDIUM,
                        "Replicas of created and internal topics; -1 takes the broker's default. In production 3.")
                .add(
                        GROUP_PROTOCOL,
                        Type.STRING,
                        "classic",
                        in("classic", "streams"),
                        LOW,
                        "Rebalance protocol of the topologies. With streams, group.instance.id is refused, and the brokers' settings of the group take the place of session.timeout.ms.")
                .add(
                        GROUP_INSTANCE_ID,
                        Type.STRING,
                        "",
                        LOW,
                        "Names this process in its consumer groups for good, for example the name of its pod; empty for none. No two processes may share it. One that is restarted within session.timeout.ms has its work back at once, killed or stopped; one that never returns keeps it from others until then.")
                .add(STREAM_THREADS, Type.INT, 1, atLeast(1), MEDIUM, "Threads of the curation topology.")
                .add(
                        STANDBY_REPLICAS,
                        Type.INT,
                        0,
                        atLeast(0),
                        LOW,
                        "How many further processes keep a copy of each store, so that one of them takes over without replaying it. Classic protocol; with streams, set streams.num.standby.replicas of the groups on the brokers.")
                .add(
                        COMMIT_INTERVAL_MS,
                        Type.LONG,
                        100L,
                        atLeast(1),
                        MEDIUM,
                        "How often transactions are committed: the delay of each hop, against the cost of commits.")
                .add(
                        SESSION_TIMEOUT_MS,
                        Type.INT,
                        Liveness.SESSION_TIMEOUT_MS,
                        atLeast(1000),
                        LOW,
                        "How long a dead process keeps its work from others. With group.instance.id, longer than a restart takes, for example 45000.")
                .add(
                        TRANSACTION_TIMEOUT_MS,
                        Type.INT,
                        Liveness.TRANSACTION_TIMEOUT_MS,
                        atLeast(1000),
                        LOW,
                        "How long a process that hangs can hold up the readers of what it wrote. All that happens within a transaction, such as waiting for the registry, must end well before.")
                .add(
                        ROCKSDB_BYTES_MAX,
                        Type.LONG,
                        256L * 1024 * 1024,
                        atLeast(16L * 1024 * 1024),
                        MEDIUM,
                        "Off-heap memory of all state stores of the process together, in bytes.")
                .add(
                        READY_LAG_MAX,
                        Type.LONG,
                        100_000L,
                        atLeast(0),
                        LOW,
                        "Records that a partition of a topology may lag behind while the process counts as ready (`/readyz`). What starts one process only after another is ready must not be used to scale out for catching up.")
                .add(
                        AVRO_SERIALIZER,
                        Type.STRING,
                        "io.millrace.serde.AvroSerializer",
                        "Class of the value serializer, for example io.confluent.kafka.serializers.KafkaAvroSerializer.")
                .add(
                        AVRO_DESERIALIZER,
                        Type.STRING,
                        "io.millrace.serde.AvroDeserializer",
                        "Class of the value deserializer, for example io.confluent.kafka.serializers.KafkaAvroDeserializer.")
                .add(API_HOST, Type.STRING, "127.0.0.1", "Address that the api role listens on.")
                .add(
                        API_PORT,
                        Type.INT,
                        8080,
                        between(0, 65535),
                        MEDIUM,
                        "Port that the api role listens on; 0 picks a free one.");
    }
}
