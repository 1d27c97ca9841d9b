package io.millrace.cli;

import io.millrace.cli.Remains.Held;
import io.millrace.cli.Remains.Rewritten;
import io.millrace.dataset.IndexedReviews;
import io.millrace.dataset.TrainedOn;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for reviews in the files of every snapshot and model. Reads one file after the other, once for all reviews, and
 * keeps their ids only. For one thread.
 */
final class RemainsSearch {

    private final Set<String> reviewIds;
    private final int listed;
    private final List<String> notes;
    private final StoredFiles stored;

    private RemainsSearch(Storage storage, ErasedReviews reviews, int listed) {
        this.reviewIds = reviews.asked();
        this.listed = listed;
        this.notes = new ArrayList<>(reviews.notes());
        this.stored = new StoredFiles(storage, notes::add);
    }

    /**
     * Looks for them.
     *
     * @param listed how many are named of each snapshot and model
     */
    static Remains find(Session session, ErasedReviews reviews, int listed) {
        RemainsSearch search = new RemainsSearch(session.storage(), reviews, listed);
        List<Snapshot> all = SnapshotsCommand.all(session);
        List<Held> snapshots = search.snapshots(all);
        try (Models models = new Models(session)) {
            return new Remains(
                    reviews.asked().size(),
                    reviews.erased().size(),
                    snapshots,
                    search.models(models.all()),
                    rewritten(all),
                    search.notes);
        }
    }

    private static List<Rewritten> rewritten(List<Snapshot> all) {
        return all.stream()
                .filter(snapshot -> snapshot.getRevision() > 0)
                .map(Rewritten::of)
                .toList();
    }

    private List<Held> snapshots(List<Snapshot> all) {
        return all.stream().map(this::held).filter(held -> held.reviews() > 0).toList();
    }

    private List<Held> models(List<ModelVersion> all) {
        return all.stream().map(this::held).filter(held -> held.reviews() > 0).toList();
    }

    private Held held(Snapshot snapshot) {
        String id = snapshot.getSnapshotId();
        if (snapshot.getState() == SnapshotState.PLANNED) {
            notes.add("snapshot " + id + " is not built yet; ask again when it is");
        }
        Set<String> found = new TreeSet<>();
        Map<String, Long> rows = new TreeMap<>();
        String location =
                snapshot.getDataset() == null ? null : snapshot.getDataset().getLocation();
        if (location != null) {
            stored.look(
                    "snapshot " + id,
                    location,
                    IndexedReviews.FILES,
                    directory -> IndexedReviews.visit(directory, (split, review) -> {
                        if (reviewIds.contains(review)) {
                            found.add(review);
                            rows.merge(split, 1L, Long::sum);
                        }
                    }));
        }
        return new Held(id, word(snapshot.getState()), location, found.size(), rows, first(found));
    }

    private Held held(ModelVersion model) {
        TrainedOn trainedOn = stored.look(
                "model " + model.getVersion(), model.getLocation(), TrainedOn.FILES, TrainedOn::load, TrainedOn.none());
        Set<String> found = new TreeSet<>();
        reviewIds.stream().filter(trainedOn::contains).forEach(found::add);
        return new Held(
                model.getVersion(),
                word(model.getStatus()),
                model.getSnapshotId(),
                found.size(),
                Map.of(),
                first(found));
    }

    private List<String> first(Set<String> found) {
        return found.stream().limit(listed).toList();
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
