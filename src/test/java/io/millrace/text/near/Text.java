package io.millrace.text.near;

import java.util.Set;

/**
 * A review to be edited.
 *
 * @param units its words
 * @param parts the phrases that it was made of; none if a person wrote it
 */
record Text(Units units, Set<String> parts) {

    /**
     * Whether it is another review than that: neither the same words, nor made of the same phrases by half or more.
     */
    boolean differs(Text other) {
        long shared = parts.stream().filter(other.parts::contains).count();
        return 2 * shared < Math.min(parts.size(), other.parts.size())
                && !units.words().equals(other.units.words());
    }
}
