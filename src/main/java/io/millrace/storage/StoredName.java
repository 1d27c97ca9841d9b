package io.millrace.storage;

import java.util.regex.Pattern;

/**
 * The name under which a directory is published.
 *
 * @param kind what it is: {@code snapshots} or {@code models}
 * @param id which one: 1 to 100 letters, digits, dots, dashes and underscores, the first a letter or digit
 */
public record StoredName(String kind, String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

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

    /** Both parts: {@code models/v7}. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
