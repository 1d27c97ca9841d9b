package io.millrace.storage;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name under which a directory is published.
 *
 * @param kind what it is: {@code snapshots} or {@code models}
 * @param id which one: 1 to 100 letters, digits, dots, dashes and underscores, the first a letter or digit
 */
public record StoredName(String kind, String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern REVISION = Pattern.compile("\\.r[0-9]{1,9}-[0-9a-f]{8}");

    /** @throws StorageException if the id is no such name */
    public StoredName {
        if (!ID.matcher(id).matches()) {
            throw new StorageException("A name is letters, digits, dots, dashes and underscores, not " + id);
        }
    }

    /** The dataset of a snapshot. */
    public static StoredName snapshot(String snapshotId) {
        return new StoredName("snapshots", snapshotId);
    }

    /** A model. */
    public static StoredName model(String version) {
        return new StoredName("models", version);
    }

    /**
     * Whether an id names the same, or a revision of it: {@code s-000001-d33eab84.r1-a94a8fe5} is one of {@code s-000001-d33eab84}.
     */
    boolean isRevision(String other) {
        return other.equals(id)
                || other.startsWith(id)
                        && REVISION.matcher(other.substring(id.length())).matches();
    }

    /** The number of a revision of this, from 1; 0 for the same id. */
    int revision(String other) {
        String rest = other.substring(id.length());
        return rest.isEmpty() ? 0 : Integer.parseInt(rest.substring(2, rest.indexOf('-')));
    }

    /** By their numbers, then by name. */
    Comparator<String> byRevision() {
        return Comparator.<String>comparingInt(this::revision).thenComparing(Comparator.naturalOrder());
    }

    /** Both parts: {@code models/v7}. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
