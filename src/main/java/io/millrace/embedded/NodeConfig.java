package io.millrace.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * One node, broker and controller in one process: where it listens and where it keeps its files.
 *
 * @param id the node id, from 1
 * @param port where clients connect
 * @param controllerPort where the other nodes' controllers connect
 * @param directory where the node's data, configuration and logs live
 */
record NodeConfig(int id, int port, int controllerPort, Path directory) {

    static final String HOST = "127.0.0.1";
    private static final String EIGHT_MIB = Integer.toString(8 << 20);
    private static final String TEN_YEARS_IN_MINUTES = "5256000";

    String address() {
        return HOST + ":" + port;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path propertiesFile() {
        return directory.resolve("server.properties");
    }

    Path log() {
        return directory.resolve("server.log");
    }

    Path console() {
        return directory.resolve("console.log");
    }

    Path arguments() {
        return directory.resolve("java.args");
    }

    /** The broker's properties. */
    Properties properties(List<NodeConfig> all, Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.putAll(network(all));
        properties.putAll(replication(Math.min(all.size(), 3)));
        properties.putAll(limits());
        properties.putAll(overrides);
        return properties;
    }

    private Map<String, String> network(List<NodeConfig> all) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(id),
                // Voters are static, not kept in the log: so a directory can be reopened on other ports.
                "controller.quorum.voters",
                all.stream().map(NodeConfig::voter).collect(Collectors.joining(",")),
                "listeners",
                "PLAINTEXT://" + address() + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + address(),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data().toString());
    }

    private String voter() {
        return id + "@" + HOST + ":" + controllerPort;
    }

    private static Map<String, String> replication(int factor) {
        String replicas = Integer.toString(factor);
        String inSync = Integer.toString(Math.min(factor, 2));
        return Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", inSync,
                "offsets.topic.replication.factor", replicas,
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", inSync,
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", inSync);
    }

    private static Map<String, String> limits() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
                // A node that was killed cannot come back before the session of its former self is over.
                Map.entry("broker.session.timeout.ms", "4000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                Map.entry("message.max.bytes", EIGHT_MIB),
                Map.entry("replica.fetch.max.bytes", EIGHT_MIB),
                Map.entry("log.retention.ms", "-1"),
                Map.entry("offsets.retention.minutes", TEN_YEARS_IN_MINUTES),
                // The default of 128 MiB is a third of the heap that a node gets.
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20)));
    }
}
