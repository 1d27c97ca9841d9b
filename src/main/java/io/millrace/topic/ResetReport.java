package io.millrace.topic;

import java.nio.file.Path;
import java.util.List;

/**
 * What a reset or a clean deleted; what was already gone is not listed.
 *
 * @param groups the consumer groups, with their offsets
 * @param topics the topics
 * @param directories the directories of local state
 */
public record ResetReport(List<String> groups, List<String> topics, List<Path> directories) {

    public ResetReport {
        groups = List.copyOf(groups);
        topics = List.copyOf(topics);
        directories = List.copyOf(directories);
    }
}
