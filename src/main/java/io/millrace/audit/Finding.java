package io.millrace.audit;

/**
 * A text that is held out and, as it is or nearly, trained on.
 *
 * @param exact whether both texts are equal once they are normalised
 * @param similarity of both, 1 if they are equal
 * @param heldOut where it is in validation or test, the first place
 * @param train where it, or one that is near, is in train, the first place
 */
public record Finding(boolean exact, double similarity, Place heldOut, Place train) {}
