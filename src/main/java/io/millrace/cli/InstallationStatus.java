package io.millrace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.schema.Champion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.serde.PlainJson;
import java.util.Map;
import java.util.SortedMap;

/**
 * What an installation does, as far as Kafka tells.
 *
 * @param roles the groups by role, in the order of the loop
 * @param topics length of each topic in offsets, which transactions' markers take too
 * @param deadLetters the number of dead letters
 * @param snapshot the newest snapshot, null if there is none
 * @param job the newest job, null if there is none
 * @param champion the model that serves, null if none does
 * @param live accuracy on labels that came after the prediction, by model version
 */
record InstallationStatus(
        Map<String, GroupStatus> roles,
        Map<String, Long> topics,
        long deadLetters,
        Snapshot snapshot,
        RetrainingJob job,
        Champion champion,
        SortedMap<String, LiveAccuracy.Score> live) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One object, keys in snake_case. */
    ObjectNode toJson() {
        ObjectNode object = JSON.objectNode();
        ObjectNode groups = object.putObject("roles");
        roles.forEach((role, status) -> groups.set(role, json(status)));
        ObjectNode lengths = object.putObject("topic_offsets");
        topics.forEach(lengths::put);
        object.put("dead_letters", deadLetters);
        object.set("last_snapshot", PlainJson.of(snapshot));
        object.set("last_job", PlainJson.of(job));
        object.set("champion", PlainJson.of(champion));
        ObjectNode scores = object.putObject("live_accuracy");
        live.forEach((model, score) -> scores.set(model, json(score)));
        return object;
    }

    private static ObjectNode json(GroupStatus status) {
        return JSON.objectNode()
                .put("state", status.state())
                .put("members", status.members())
                .put("lag", status.lag());
    }

    private static ObjectNode json(LiveAccuracy.Score score) {
        return JSON.objectNode()
                .put("outcomes", score.outcomes())
                .put("accuracy", score.accuracy())
                .put("mae", score.mae());
    }
}
