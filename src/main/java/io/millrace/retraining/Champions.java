package io.millrace.retraining;

import io.millrace.scoring.ServingModel;
import java.util.Optional;

/** Knows who serves at the moment. */
@FunctionalInterface
public interface Champions {

    /** The champion, loaded; empty if there is none. */
    Optional<ServingModel> current();
}
