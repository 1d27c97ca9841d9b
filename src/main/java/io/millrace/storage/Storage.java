package io.millrace.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps directories of files and folders under names, for all processes. A directory is built locally, then published; what is published is
 * complete, and never changes. The contract:
 *
 * <ol>
 *   <li>A builder makes the whole directory appear at {@link #draft}, by one rename, then calls {@link #publish}.
 *   <li>Of several builders of one name, in whatever processes, one publishes; the others are told what it published.
 *   <li>A builder that is killed at any moment leaves nothing that anybody takes for published, and nothing in the way of the
 *       next one.
 *   <li>What {@link #fetch} gives is what was published, byte for byte, or it fails.
 * </ol>
 *
 * <p>Failures that repeating may mend are {@link StorageUnavailableException}s, the others {@link StorageException}s. Safe for
 * use by several threads, if no two of one process build the same name.
 */
public interface Storage extends AutoCloseable {

    /**
     * Opens the storage of a configuration; nothing is asked of it yet.
     *
     * @throws StorageUnavailableException if the local files that it needs cannot be made
     */
    static Storage open(StorageSettings settings) {
        return settings.isLocal() ? new LocalStorage(Path.of(settings.uri())) : S3Storage.open(settings);
    }

    /** The same for a command: it gives up within seconds, as somebody is waiting. */
    static Storage openForCommand(StorageSettings settings) {
        return settings.isLocal() ? open(settings) : S3Storage.open(settings, Patience.COMMAND);
    }

    /**
     * Where to build a directory. Its parents may not exist yet. If it exists, it is published already, and must be left as it
     * is.
     */
    Path draft(StoredName name);

    /**
     * Publishes what was built.
     *
     * @return where it is, a URI that ends with a slash; if another was published under this name before, where that is. Ask
     *     {@link #fetch} for what it holds: the draft may be gone
     * @throws StorageUnavailableException if it cannot be written now; the draft may be gone, build it again
     * @throws StorageException if there is no draft, or it holds other than files and folders
     */
    URI publish(StoredName name);

    /** Where the directory of that name was published; empty if it was not. */
    Optional<URI> find(StoredName name);

    /**
     * Makes a published directory readable here.
     *
     * @param location as {@link #publish} gave it; also one of another storage, if it can be reached with these settings
     * @return the directory, to be closed after use
     * @throws StorageUnavailableException if it cannot be read now
     * @throws StorageException if it is not there, or not as it was published
     */
    StoredDirectory fetch(URI location);

    /**
     * Makes some files of a published directory readable here, otherwise as {@link #fetch(URI)}.
     *
     * @param names the files that are needed; those of them that were published are there, and perhaps others
     */
    StoredDirectory fetch(URI location, Set<String> names);

    /**
     * Whether a directory is still where it was published.
     *
     * @param location as {@link #publish} gave it
     * @throws StorageException if it is of a storage that cannot be read here
     * @throws StorageUnavailableException if it cannot be looked for now
     */
    boolean exists(URI location);

    /**
     * Where the last of what was published under a name and as its revisions is; while one takes the place of another, it may also be
     * one that does not count yet.
     *
     * @param first the name, without a revision
     * @throws StorageUnavailableException if it cannot be looked for now
     */
    Optional<URI> findNewest(StoredName first);

    /**
     * Deletes what was published under a name, and all revisions of it, but one; local copies that are not in use, too. Who reads what
     * is deleted fails. Does nothing if the one is not here. What was interrupted is finished by calling it again.
     *
     * @param first the name, without a revision
     * @param kept where the one is, as {@link #publish} gave it
     * @throws StorageUnavailableException if it cannot be deleted now
     */
    void deleteOthers(StoredName first, URI kept);

    /** A local directory for unfinished work, which may not exist yet. */
    Path work();

    /** Lets go of connections and local files; directories that were fetched must not be used any more. */
    @Override
    void close();
}
