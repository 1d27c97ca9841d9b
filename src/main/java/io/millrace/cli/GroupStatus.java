package io.millrace.cli;

/**
 * A consumer group as the cluster sees it.
 *
 * @param state {@code running}, {@code rebalancing} or {@code stopped}
 * @param members the number of members, 0 if stopped
 * @param lag committed records that it has not read yet, in all partitions; null if it never ran
 */
record GroupStatus(String state, int members, Long lag) {

    static final GroupStatus NEVER_RAN = new GroupStatus("stopped", 0, null);
}
