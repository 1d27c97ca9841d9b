package io.millrace.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What is kept of a text to tell how nearly another one equals it: the hashes of its shingles, and a digest of the words that
 * turn a meaning around. Shingles are words and pairs of words; in scripts without spaces, pairs and triples of letters.
 *
 * <p>Similarity is that of Jaccard over the shingles: the shared ones as a part of all. Texts whose numbers or negations differ
 * are not similar at all, however much else they share: "lasted 2 days" and "lasted 3 days", "it is good" and "it is not good".
 * In a text of fewer than {@value #WORDS_MIN} words one other word may make it another opinion, so all of its words are one
 * shingle: it is near what has the same words, whatever the punctuation. With fewer than {@value #SAME_WORDS_MIN} words there is
 * none: "great!" and "great" are two people.
 *
 * <p>Hashes have 32 bits: of two texts with a hundred shingles each, one in four hundred thousand pairs shares a hash by chance.
 * Immutable; safe for use by many threads.
 */
public final class Sketch {

    /** The fewest words (in scripts without spaces: letters) of a text that can be near one with other words. */
    public static final int WORDS_MIN = 7;

    /** The fewest words of a text that can be near one with the same words and other punctuation. */
    public static final int SAME_WORDS_MIN = 5;

    /** The most shingles that are kept, those with the smallest hashes: a fair sample (Broder, 1997). */
    public static final int SHINGLES_MAX = 512;

    /**
     * The least similarity that may be asked for. Below it unrelated texts would be compared all with all to miss nothing, and
     * {@link Bands#STANDARD} would miss more than one pair in four.
     */
    public static final double SIMILARITY_MIN = 0.5;

    private static final int SEED = 0x6d696c6c;

    private final int[] shingles;
    private final int contrast;

    /**
     * A sketch that was taken before.
     *
     * @param shingles ascending, without repetition; not to be changed any more
     * @param contrast digest of numbers and negations
     */
    public Sketch(int[] shingles, int contrast) {
        this.shingles = Objects.requireNonNull(shingles, "shingles");
        this.contrast = contrast;
    }

    /**
     * Sketches a text.
     *
     * @param text normalised, as for its fingerprint
     */
    public static Sketch of(String text) {
        WordTokens words = WordTokens.of(text);
        return new Sketch(smallest(hashes(words)), Contrast.of(words.list()));
    }

    /** The hashes of the shingles, ascending, at most {@value #SHINGLES_MAX}; not to be changed. */
    public int[] shingles() {
        return shingles;
    }

    /** A digest of numbers and negations; 0 if there are none. */
    public int contrast() {
        return contrast;
    }

    /** Says whether no other text can be near, for it is too short. */
    public boolean isEmpty() {
        return shingles.length == 0;
    }

    /** How much of both is in both, 0 to 1; 0 if numbers or negations differ, or if there are no shingles. */
    public double similarity(Sketch other) {
        if (contrast != other.contrast) {
            return 0;
        }
        int shared = shared(other);
        int all = shingles.length + other.shingles.length - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch
                && contrast == sketch.contrast
                && Arrays.equals(shingles, sketch.shingles);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shingles) + contrast;
    }

    @Override
    public String toString() {
        return shingles.length + " shingles";
    }

    private int shared(Sketch other) {
        int shared = 0;
        for (int i = 0, j = 0; i < shingles.length && j < other.shingles.length; ) {
            int order = Integer.compare(shingles[i], other.shingles[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static int[] hashes(WordTokens words) {
        int size = words.list().size();
        if (size < WORDS_MIN) {
            return size < SAME_WORDS_MIN ? new int[0] : hashes(words.list(), size, size);
        }
        return words.spaced() ? hashes(words.list(), 1, 2) : hashes(words.list(), 2, 3);
    }

    /** A shingle is its words with a space between them, and so a part of all words with a space between them. */
    private static int[] hashes(List<String> words, int least, int most) {
        byte[] bytes = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
        int[] starts = starts(bytes, words.size());
        int[] hashes = new int[(most - least + 1) * words.size()];
        int count = 0;
        for (int size = least; size <= most; size++) {
            for (int i = 0; i + size <= words.size(); i++) {
                int length = starts[i + size] - 1 - starts[i];
                hashes[count++] = MurmurHash3.hash32x86(bytes, starts[i], length, SEED);
            }
        }
        return Arrays.copyOf(hashes, count);
    }

    /** Where each word starts, and where one more would. */
    private static int[] starts(byte[] bytes, int words) {
        int[] starts = new int[words + 1];
        for (int i = 0, word = 1; i < bytes.length; i++) {
            if (bytes[i] == ' ') {
                starts[word++] = i + 1;
            }
        }
        starts[words] = bytes.length + 1;
        return starts;
    }

    /** Sorts hashes, and returns the smallest ones, each once. */
    private static int[] smallest(int[] hashes) {
        Arrays.sort(hashes);
        int count = 0;
        for (int hash : hashes) {
            if (count == 0 || hashes[count - 1] != hash) {
                hashes[count++] = hash;
            }
        }
        return Arrays.copyOf(hashes, Math.min(count, SHINGLES_MAX));
    }
}
