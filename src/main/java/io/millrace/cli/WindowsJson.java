package io.millrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.drift.Comparison;
import io.millrace.drift.Shift;
import io.millrace.drift.SnapshotCuts;
import io.millrace.drift.WindowDrift;
import io.millrace.schema.Snapshot;
import io.millrace.serde.PlainJson;
import java.util.List;
import java.util.Map;

/** Windows for programs: one object, keys in snake_case. */
final class WindowsJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WindowsJson() {}

    static ObjectNode of(List<WindowDrift> windows, SnapshotCuts cuts) {
        ObjectNode object = JSON.objectNode().put("p_limit", Shift.P_LIMIT).put("cramers_v_min", Shift.EFFECT_MIN);
        ArrayNode array = object.putArray("windows");
        windows.forEach(window -> array.add(of(window, cuts)));
        return object;
    }

    private static ObjectNode of(WindowDrift window, SnapshotCuts cuts) {
        ObjectNode object = PlainJson.of(window.window()).deepCopy();
        object.put(
                "snapshot_id",
                cuts.first(window.window()).map(Snapshot::getSnapshotId).orElse(null));
        object.put("windows_before", window.before());
        ObjectNode shifts = object.putObject("against_before");
        window.shifts().forEach((trait, shift) -> shifts.set(trait.label(), of(shift)));
        return object;
    }

    private static ObjectNode of(Shift shift) {
        ObjectNode object = JSON.objectNode().put("marked", shift.isMarked());
        shift.comparison()
                .ifPresentOrElse(comparison -> put(comparison, shift, object), () -> object.put("too_few", true));
        object.set("counts", counts(shift.now()));
        object.set("counts_before", counts(shift.before()));
        return object;
    }

    private static void put(Comparison comparison, Shift shift, ObjectNode object) {
        object.put("too_few", false)
                .put("chi_square", comparison.statistic())
                .put("degrees_of_freedom", comparison.degreesOfFreedom())
                .put("p_value", comparison.pValue())
                .put("corrected_p_value", shift.correctedP())
                .put("cramers_v", comparison.effect());
    }

    private static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode object = JSON.objectNode();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(count -> object.put(count.getKey(), count.getValue()));
        return object;
    }
}
