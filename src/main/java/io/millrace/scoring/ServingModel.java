package io.millrace.scoring;

import io.millrace.dataset.TrainedOn;
import io.millrace.model.ModelLoader;
import io.millrace.model.Predictor;
import io.millrace.schema.Champion;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import java.net.URI;

/**
 * A champion that is loaded and can serve. Safe for use by several threads.
 *
 * @param champion the pointer
 * @param predictor the model itself
 * @param trainedOn the reviews that it was trained on
 */
public record ServingModel(Champion champion, Predictor predictor, TrainedOn trainedOn) {

    /**
     * Loads what the pointer points to.
     *
     * @param storage reaches it
     * @throws io.millrace.model.ModelException if it is missing, or not what the digest says
     * @throws io.millrace.storage.StorageException if the storage does not have it as it was published
     * @throws io.millrace.storage.StorageUnavailableException if the storage cannot be reached now
     */
    public static ServingModel load(Champion champion, Storage storage) {
        try (StoredDirectory model = storage.fetch(URI.create(champion.getLocation()))) {
            return new ServingModel(
                    champion, ModelLoader.load(model.path(), champion.getDigest()), TrainedOn.load(model.path()));
        }
    }
}
