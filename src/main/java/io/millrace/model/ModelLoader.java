package io.millrace.model;

import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads published models, each only if its file has the digest that it was registered with. */
public final class ModelLoader {

    private ModelLoader() {}

    /**
     * Loads a model.
     *
     * @param storage reaches it
     * @param location URI of its directory, as {@link StoredModel#location()}
     * @param digest SHA-256 of its model file, 64 lower-case hexadecimal digits
     * @throws ModelException if it is not there, is not what was registered, or cannot be read
     * @throws io.millrace.storage.StorageException if the storage does not have it as it was published
     * @throws io.millrace.storage.StorageUnavailableException if the storage cannot be reached now
     */
    public static Predictor load(Storage storage, URI location, String digest) {
        try (StoredDirectory model = storage.fetch(location)) {
            return load(model.path(), digest);
        }
    }

    /** Loads a model from its directory; otherwise as {@link #load(Storage, URI, String)}. */
    public static Predictor load(Path directory, String digest) {
        Path file = directory.resolve(ModelStore.MODEL_FILE);
        byte[] bytes = read(file);
        String actual = ModelFiles.digest(bytes);
        if (!actual.equals(digest)) {
            throw new ModelException(file + " has the digest " + actual + ", but the model was registered with "
                    + digest + ": the file was changed or damaged; restore it, or roll back to another model");
        }
        return LinearModelFormat.read(bytes);
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // The size is checked first, and the read bounded, because a wrong file must not exhaust the heap.
            if (Files.size(file) > LinearModelFormat.BYTES_MAX) {
                throw new ModelException(file + " is larger than any model");
            }
            return in.readNBytes((int) LinearModelFormat.BYTES_MAX);
        } catch (IOException e) {
            throw new ModelException("the model cannot be read: " + e, e);
        }
    }
}
