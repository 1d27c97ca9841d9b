package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AclsCommandTest {

    @Test
    void shouldShowWhatEachRoleNeeds() {
        // When
        Terminal terminal = Terminal.run("acls", "--roles", "builder,monitor", "--set", "application.id=mill");

        // Then
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "ROLE | RESOURCE | NAME | OPERATIONS",
                        "builder | topic | mill.snapshots | Read, Write, DescribeConfigs",
                        "builder | group | mill-builder | Read",
                        "monitor | topic | predictions | Read, DescribeConfigs",
                        "monitor | topic | mill-monitor-* | Read, Write, Create, DescribeConfigs",
                        "monitor | transactional id | mill-monitor-* | Write")
                .noneMatch(line -> line.startsWith("curation"));
    }

    @Test
    void shouldShowTheCommandsThatGrantIt() {
        // When
        Terminal terminal = Terminal.run("acls", "--roles", "builder", "--principal", "User:mill");

        // Then
        assertThat(terminal.out().lines())
                .containsExactly(
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --topic 'millrace.snapshots' --operation Read --operation Write"
                                + " --operation DescribeConfigs",
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --topic 'millrace.training-records' --operation Read --operation DescribeConfigs",
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --topic 'millrace.decisions' --operation Read --operation DescribeConfigs",
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --group 'millrace-builder' --operation Read",
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --transactional-id 'millrace-builder-' --resource-pattern-type prefixed"
                                + " --operation Write",
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --group 'millrace-redaction' --operation Read",
                        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal 'User:mill'"
                                + " --transactional-id 'millrace-redaction-' --resource-pattern-type prefixed"
                                + " --operation Write");
    }
}
