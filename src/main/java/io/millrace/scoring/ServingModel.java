package io.millrace.scoring;

import io.millrace.dataset.TrainedOn;
import io.millrace.model.ModelLoader;
import io.millrace.model.Predictor;
import io.millrace.schema.Champion;
import java.net.URI;
import java.nio.file.Path;

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
     * @throws io.millrace.model.ModelException if it is missing, or not what the digest says
     */
    public static ServingModel load(Champion champion) {
        URI location = URI.create(champion.getLocation());
        return new ServingModel(
                champion, ModelLoader.load(location, champion.getDigest()), TrainedOn.load(Path.of(location)));
    }
}
