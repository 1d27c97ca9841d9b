package io.millrace.cli;

import io.millrace.schema.Champion;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The models and the champion, followed. For one thread. */
final class Models implements AutoCloseable {

    private final FoldedTopic<ModelEntry> entries;

    Models(Session session) {
        entries = session.fold(session.topics().models(), ModelEntry.class);
    }

    /** All models as they are now, in the order of their numbers. */
    List<ModelVersion> all() {
        return entries.current().values().stream()
                .map(ModelEntry::getModel)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(ModelVersion::getNumber))
                .toList();
    }

    /** @throws CliException if there is no such model */
    ModelVersion find(String version) {
        return all().stream()
                .filter(model -> model.getVersion().equals(version))
                .findFirst()
                .orElseThrow(
                        () -> new CliException("there is no model " + version + "; `millrace models list` lists them"));
    }

    /** The champion now; null if there is none. */
    Champion champion() {
        return champion(entries.current());
    }

    /**
     * Waits for another champion.
     *
     * @param before the champion so far, null if there is none
     * @return the next one; null if none came in that time
     */
    Champion awaitSuccessor(Champion before, Duration max) {
        return entries.await(max, now -> next(champion(now), before));
    }

    private static Champion next(Champion now, Champion before) {
        boolean moved = now != null && (before == null || now.getEpoch() > before.getEpoch());
        return moved ? now : null;
    }

    private static Champion champion(Map<String, ModelEntry> entries) {
        return entries.values().stream()
                .map(ModelEntry::getChampion)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        entries.close();
    }
}
