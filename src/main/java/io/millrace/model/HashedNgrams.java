package io.millrace.model;

import java.util.Arrays;
import java.util.Locale;

/**
 * Turns a text into hashed n-grams: words and pairs of neighbouring words, and runs of 3 to 5 characters within a
 * word that is padded by one space at each end. These are the {@code word (1, 2)} and {@code char_wb (3, 5)} n-grams
 * of scikit-learn, on the lower-cased text; a word is a run of at least two letters, digits or underscores for
 * the former and a run of anything but white space for the latter. Instead of a vocabulary there are 2^bits buckets,
 * the lower half for words and the upper half for characters: no fitting, a fixed size, and no word of a user in the
 * model.
 *
 * <p>Collisions are harmless at this size (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask
 * Learning"). The hash is the multiply-and-xor step of FNV-1a over UTF-16 units with the finaliser of MurmurHash3; it
 * is a part of the model format and never changes.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class HashedNgrams {

    /** The smallest number of bits. */
    public static final int BITS_MIN = 10;

    /** The largest number of bits: 4,194,304 buckets. */
    public static final int BITS_MAX = 22;

    private static final int CHARS_MIN = 3;
    private static final int CHARS_MAX = 5;
    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private final int bits;
    private final int half;

    /**
     * Creates the hashing for 2^bits buckets.
     *
     * @param bits {@value #BITS_MIN} to {@value #BITS_MAX}
     * @throws IllegalArgumentException if bits is out of range
     */
    public HashedNgrams(int bits) {
        if (bits < BITS_MIN || bits > BITS_MAX) {
            throw new IllegalArgumentException("hash bits must be " + BITS_MIN + " to " + BITS_MAX + ", not " + bits);
        }
        this.bits = bits;
        this.half = 1 << (bits - 1);
    }

    /** How many bits a bucket number has. */
    public int bits() {
        return bits;
    }

    /** How many buckets there are, 2^bits. */
    public int buckets() {
        return 2 * half;
    }

    /** The first bucket of the character n-grams; the buckets below it are those of the words. */
    public int firstCharacterBucket() {
        return half;
    }

    /**
     * Hashes the n-grams of a text.
     *
     * @param text any text, also an empty one; not null
     * @return the bucket of each n-gram, ascending, a bucket as often as it was hit
     */
    public int[] bucketsOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Buckets found = new Buckets(8 * lower.length() + 16);
        addWords(lower, found);
        addCharacters(lower, found);
        return found.sorted();
    }

    private void addWords(String text, Buckets found) {
        int previous = 0;
        boolean hasPrevious = false;
        int start = 0;
        while (start < text.length()) {
            int end = endOfWord(text, start);
            if (end - start >= 2) {
                int word = hash(text, start, end);
                found.add(finish(word) & (half - 1));
                if (hasPrevious) {
                    found.add(finish(previous * PRIME + word) & (half - 1));
                }
                previous = word;
                hasPrevious = true;
            }
            start = Math.max(end, start + 1);
        }
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && isWordUnit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordUnit(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '_' || Character.isSurrogate(unit);
    }

    private static int hash(String text, int start, int end) {
        int hash = OFFSET_BASIS;
        for (int i = start; i < end; i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    private void addCharacters(String text, Buckets found) {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (end > start) {
                addCharactersOfWord(text, start, end, found);
            }
            start = end + 1;
        }
    }

    /** Adds the runs of the word at start to end; it is read as if a space stood at start - 1 and at end. */
    private void addCharactersOfWord(String text, int start, int end, Buckets found) {
        for (int first = start - 1; first + CHARS_MIN <= end + 1; first++) {
            int hash = OFFSET_BASIS;
            int limit = Math.min(first + CHARS_MAX, end + 1);
            for (int i = first; i < limit; i++) {
                hash = step(hash, i < start || i >= end ? ' ' : text.charAt(i));
                if (i - first + 1 >= CHARS_MIN) {
                    found.add(half | finish(hash) & (half - 1));
                }
            }
        }
    }

    private static int step(int hash, char unit) {
        return (hash ^ unit) * PRIME;
    }

    /** The finaliser of MurmurHash3 (32 bits): every bit of the input changes every bit of the result. */
    private static int finish(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    /** A list of ints that grows. */
    private static final class Buckets {
        private int[] values;
        private int size;

        Buckets(int capacity) {
            values = new int[capacity];
        }

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int[] sorted() {
            Arrays.sort(values, 0, size);
            return Arrays.copyOf(values, size);
        }
    }
}
