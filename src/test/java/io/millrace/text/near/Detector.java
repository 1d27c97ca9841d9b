package io.millrace.text.near;

/**
 * Finds near-duplicates.
 *
 * @param <M> what it keeps of a text
 */
interface Detector<M> {

    /** Its name in the tables. */
    String name();

    /** Whether it lets a text through that equals no other one. */
    default boolean keeps(String text) {
        return true;
    }

    /** What it keeps of a text. */
    M mark(String text);

    /** Of two texts that are near, some key is the same. */
    long[] keys(M mark);

    /** Whether it would take two texts for one. */
    boolean near(M one, M other);
}
