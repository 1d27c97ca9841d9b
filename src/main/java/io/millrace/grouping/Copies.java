package io.millrace.grouping;

/**
 * The counted copies of one text, at most one of each identity. They are kept apart from what is known of the text, since there
 * may be many.
 */
public interface Copies {

    /** The copy that is counted of an identity; null if there is none. */
    Copy get(long identity);

    /** Keeps a copy under its identity. */
    void put(Copy copy);

    /** Forgets the copy of an identity. */
    void remove(long identity);
}
