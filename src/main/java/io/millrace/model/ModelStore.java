package io.millrace.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
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
 * Publishes models under a storage root, a directory each:
 *
 * <pre>
 * root/v7/model.bin       the model; its SHA-256 is the model's digest
 * root/v7/train-ids.bin   the reviews that it was trained on, copied from the dataset, if the dataset names them
 * root/v7/model.json      what it is, for people
 * </pre>
 *
 * A directory is written under another name, forced to disk and renamed, so a published model is complete and never
 * changes. Publishing a version again is harmless: the first publication stands. Several processes may publish at once.
 */
public final class ModelStore {

    /** The name of the model file. */
    public static final String MODEL_FILE = "model.bin";

    /** The name of the file that lists the reviews of train. */
    public static final String TRAIN_IDS_FILE = "train-ids.bin";

    /** The name of the description. */
    public static final String DESCRIPTION_FILE = "model.json";

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Path root;

    /** Creates a store under this directory, which is created with the first model. */
    public ModelStore(Path root) {
        this.root = Objects.requireNonNull(root, "root");
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
     */
    public StoredModel publish(String version, Path modelFile, Path datasetDirectory, Map<String, ?> description) {
        if (!VERSION.matcher(version).matches()) {
            throw new ModelException(
                    "a model version is letters, digits, dots, dashes and underscores, not " + version);
        }
        Path target = root.resolve(version);
        try {
            if (!Files.exists(target)) {
                write(version, modelFile, datasetDirectory, description, target);
            }
            return new StoredModel(version, target.toUri(), ModelFiles.digest(target.resolve(MODEL_FILE)));
        } catch (IOException e) {
            throw new ModelException("model " + version + " cannot be written to " + root + ": " + e, e);
        }
    }

    private void write(String version, Path modelFile, Path datasetDirectory, Map<String, ?> description, Path target)
            throws IOException {
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
