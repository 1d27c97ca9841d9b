package io.millrace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Publishes models, a directory each:
 *
 * <pre>
 * model.bin       the model; its SHA-256 is the model's digest
 * train-ids.bin   the reviews that it was trained on, copied from the dataset, if the dataset names them
 * model.json      what it is, for people
 * </pre>
 *
 * A directory is written under another name, forced to disk and renamed, then given to the {@link Storage}, so a published model
 * is complete and never changes. Publishing a version again is harmless: the first publication stands. Several processes may publish at once.
 */
public final class ModelStore {

    /** The name of the model file. */
    public static final String MODEL_FILE = "model.bin";

    /** The name of the file that lists the reviews of train. */
    public static final String TRAIN_IDS_FILE = "train-ids.bin";

    /** The name of the description. */
    public static final String DESCRIPTION_FILE = "model.json";

    /** What the description calls the content hash of the dataset that the model was trained on. */
    public static final String DATASET_HASH = "dataset_hash";

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Storage storage;

    /** Creates a store that publishes there. */
    public ModelStore(Storage storage) {
        this.storage = Objects.requireNonNull(storage, "storage");
    }

    /**
     * Publishes a model.
     *
     * @param version its version: 1 to 100 letters, digits, dots, dashes and underscores
     * @param modelFile the model
     * @param datasetDirectory the dataset that it was trained on
     * @param description what to write to {@code model.json}, besides version and digest; JSON values
     * @return the model that stands under this version, also if it was published before
     * @throws ModelException if it cannot be written
     * @throws io.millrace.storage.StorageUnavailableException if it cannot be published now
     */
    public StoredModel publish(String version, Path modelFile, Path datasetDirectory, Map<String, ?> description) {
        if (!VERSION.matcher(version).matches()) {
            throw new ModelException(
                    "a model version is letters, digits, dots, dashes and underscores, not " + version);
        }
        StoredName name = StoredName.model(version);
        Path draft = storage.draft(name);
        try {
            if (!Files.exists(draft)) {
                write(version, modelFile, datasetDirectory, description, draft);
            }
            return stored(version, storage.publish(name));
        } catch (IOException e) {
            throw new ModelException("model " + version + " cannot be written to " + draft + ": " + e, e);
        }
    }

    private StoredModel stored(String version, URI location) throws IOException {
        try (StoredDirectory published = storage.fetch(location)) {
            JsonNode description =
                    JSON.readTree(Files.readAllBytes(published.path().resolve(DESCRIPTION_FILE)));
            return new StoredModel(
                    version,
                    location,
                    ModelFiles.digest(published.path().resolve(MODEL_FILE)),
                    description.path(DATASET_HASH).asText(""));
        }
    }

    private void write(String version, Path modelFile, Path datasetDirectory, Map<String, ?> description, Path target)
            throws IOException {
        Path root = target.getParent();
        Files.createDirectories(root);
        Path draft = Files.createDirectory(root.resolve("." + version + "-" + UUID.randomUUID()));
        try {
            fill(draft, version, modelFile, datasetDirectory.resolve(TRAIN_IDS_FILE), description);
            ModelFiles.force(draft);
            rename(draft, target);
            ModelFiles.force(root);
        } finally {
            ModelFiles.deleteDirectory(draft);
        }
    }

    private static void fill(Path draft, String version, Path modelFile, Path trainIds, Map<String, ?> description)
            throws IOException {
        ModelFiles.copyAndForce(modelFile, draft.resolve(MODEL_FILE));
        if (Files.exists(trainIds)) {
            ModelFiles.copyAndForce(trainIds, draft.resolve(TRAIN_IDS_FILE));
        }
        Map<String, Object> json = new TreeMap<>(description);
        json.put("version", version);
        json.put("digest", ModelFiles.digest(draft.resolve(MODEL_FILE)));
        ModelFiles.writeAndForce(draft.resolve(DESCRIPTION_FILE), JSON.writeValueAsBytes(json));
    }

    private static void rename(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process was first; its publication stands.
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }
}
