package io.millrace.proof.guarantee;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The records that a revision of a snapshot says were taken out of it: entries of 52 bytes, of which bytes 12 to 19 are the place of the
 * record, see {@link LiveRecords}.
 */
final class TakenOut {

    private static final String FILE = "removed.bin";
    private static final int ENTRY_BYTES = 52;
    private static final int PLACE_AT = 12;

    private final long seed;
    private final Set<Long> places = new HashSet<>();

    private TakenOut(long seed) {
        this.seed = seed;
    }

    /** None. */
    static TakenOut nothing() {
        return new TakenOut(0);
    }

    /** Those of a revision; none if the file is not there, which others will find. */
    static TakenOut read(Path directory, long seed) throws IOException {
        TakenOut takenOut = new TakenOut(seed);
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            for (int at = 0; at + ENTRY_BYTES <= bytes.limit(); at += ENTRY_BYTES) {
                takenOut.places.add(bytes.getLong(at + PLACE_AT));
            }
        }
        return takenOut;
    }

    /** How many there are. */
    long size() {
        return places.size();
    }

    /** Those of some rows that are among them, in the same order. */
    List<LiveRow> of(Collection<LiveRow> rows) {
        return places.isEmpty() ? List.of() : rows.stream().filter(this::has).toList();
    }

    /** The others. */
    List<LiveRow> leave(Collection<LiveRow> rows) {
        return places.isEmpty()
                ? new ArrayList<>(rows)
                : rows.stream().filter(row -> !has(row)).toList();
    }

    private boolean has(LiveRow row) {
        byte[] id = row.row().id().getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(seed)
                .put(id)
                .array();
        return places.contains(Sha256Sums.first8(hashed));
    }
}
