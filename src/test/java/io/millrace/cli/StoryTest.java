package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final Story story = new Story("r1");

    @Test
    void shouldTellInTheOrderOfTimeAndOfCauses() {
        // Given: in the order of the topics, as they are read
        add(StorySource.REVIEWS, 1_000, "review", 0);
        add(StorySource.REVIEWS, 3_000, "erasure", 1);
        add(StorySource.FEEDBACK, 2_000, "feedback", 0);
        add(StorySource.DECISIONS, 1_000, "accepted", 0);
        add(StorySource.DECISIONS, 3_000, "erased", 1);
        add(StorySource.TRAINING_RECORDS, 1_000, "labelled", 0);
        add(StorySource.TRAINING_RECORDS, 2_000, "relabelled", 1);
        add(StorySource.TRAINING_RECORDS, 3_000, "withdrawal", 2);

        // When
        List<String> told = told();

        // Then
        assertThat(told)
                .containsExactly(
                        "review", "accepted", "labelled", "feedback", "relabelled", "erasure", "erased", "withdrawal");
    }

    @Test
    void shouldKeepTheOrderOfTheLogWhenTimesGoBack() {
        // Given
        add(StorySource.REVIEWS, 5_000, "review", 0);
        add(StorySource.REVIEWS, 2_000, "late review", 1);
        add(StorySource.FEEDBACK, 3_000, "feedback", 0);

        // When
        List<String> told = told();

        // Then
        assertThat(told).containsExactly("feedback", "review", "late review");
    }

    @Test
    void shouldKeepTheLastEntriesAndCountTheOthers() {
        // Given
        for (int i = 0; i < Story.ENTRIES_MAX + 3; i++) {
            add(StorySource.DECISIONS, i, "decision", i);
        }

        // When
        List<StoryEntry> entries = story.entries();

        // Then
        assertThat(entries).hasSize(Story.ENTRIES_MAX);
        assertThat(entries.get(0).where().path("offset").asInt()).isEqualTo(3);
        assertThat(story.notes())
                .singleElement()
                .asString()
                .contains("3 oldest")
                .contains("decision");
    }

    @Test
    void shouldPrintALineForEachEntryWithoutWhatIsEmpty() {
        // Given
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("outcome", "REJECTED")
                .put("reason", "a \u001b[31m b")
                .put("similarity", 0.75)
                .put("fingerprint", "00ff")
                .putNull("group");
        details.putArray("flags");
        story.add(new StoryEntry(
                StorySource.DECISIONS, Instant.ofEpochMilli(1), "decision", where("audit", 1, 7), details));
        story.note("one thing");

        // When
        StringWriter out = new StringWriter();
        StoryFormat.print(story, new PrintWriter(out));

        // Then
        assertThat(out.toString().lines())
                .containsExactly(
                        "time                       what       where       details",
                        "1970-01-01T00:00:00.001Z   decision   audit 1:7   outcome REJECTED, reason"
                                + " \"a \\u001B[31m b\", similarity 0.75",
                        "note: one thing");
    }

    @Test
    void shouldGiveProgramsEveryField() {
        // Given
        add(StorySource.FEEDBACK, 2_000, "feedback", 4);

        // When
        String json = StoryFormat.json(story).toString();

        // Then
        assertThat(json)
                .isEqualTo(
                        "{\"review_id\":\"r1\",\"entries\":[{\"time\":\"1970-01-01T00:00:02Z\",\"what\":\"feedback\","
                                + "\"topic\":\"t\",\"partition\":0,\"offset\":4,\"details\":{}}],\"notes\":[]}");
    }

    private void add(StorySource source, long time, String what, long offset) {
        story.add(new StoryEntry(
                source,
                Instant.ofEpochMilli(time),
                what,
                where("t", 0, offset),
                JsonNodeFactory.instance.objectNode()));
    }

    private List<String> told() {
        return story.entries().stream().map(StoryEntry::what).toList();
    }

    private static ObjectNode where(String topic, int partition, long offset) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset);
    }
}
