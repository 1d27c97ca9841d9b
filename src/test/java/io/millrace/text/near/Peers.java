package io.millrace.text.near;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Tools for web pages with the parameters that they ship, as their sources say (datatrove {@code pipeline/dedup/minhash.py} and
 * {@code utils/text.py}; NeMo Curator {@code stages/deduplication/fuzzy}; text-dedup {@code config/algorithms/minhash.py} and
 * {@code configs/minhash.toml}). All three leave exact duplicates to another job on the text as it is; no edit leaves the text as it
 * is, so those jobs would find none of the pairs here.
 */
final class Peers {

    private static final int TOKENS_MIN = 5;

    private Peers() {}

    /** All of them. */
    static List<MinHash> all() {
        return List.of(datatrove(), nemo(), textDedup(0), textDedup(0.7));
    }

    /** datatrove: words of simplified texts, five at a time, 14 bands of 8. */
    static MinHash datatrove() {
        return new MinHash("datatrove", text -> grams(simplified(text).split(" "), 5), 14, 8, 0, any -> true);
    }

    /** NeMo Curator: 24 characters of the text as it is, 20 bands of 13; a shorter text is one shingle. */
    static MinHash nemo() {
        return new MinHash("NeMo Curator", text -> characters(text, 24), 20, 13, 0, any -> true);
    }

    /**
     * text-dedup: what stands between two characters that are no word's, empty or not, five at a time. For threshold 0.7 and 240
     * permutations its {@code optimal_param} computes 24 bands of 10. Texts of fewer than five such tokens it drops.
     *
     * @param verified the threshold if candidates are verified, as its example file has it; 0 if not, as is its default
     */
    static MinHash textDedup(double verified) {
        String name = verified == 0 ? "text-dedup" : "text-dedup, verified";
        return new MinHash(name, text -> grams(tokens(text), 5), 24, 10, verified, Peers::isLongEnough);
    }

    private static boolean isLongEnough(String text) {
        return tokens(text).length >= TOKENS_MIN;
    }

    private static String[] tokens(String text) {
        return text.toLowerCase(Locale.ROOT).split("(?U)\\W", -1);
    }

    /**
     * Small letters, numbers as 0, no punctuation, no accents. Its splitters for languages without spaces and for Korean are no Java
     * programs. Here each letter without spaces is a word, and the last syllable of a Korean word is one: shorter words, which is to
     * its advantage, as an edit then touches a smaller part of five.
     */
    private static String simplified(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Nd}+([.,]\\p{Nd}+)?", "0")
                .replaceAll("[\\p{P}+^~|´=`$<>∶～]", " ")
                .replaceAll("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])", " $1 ")
                .replaceAll("(?<=\\p{IsHangul})(\\p{IsHangul})(?=\\s|$)", " $1");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Collection<String> grams(String[] words, int size) {
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + size <= words.length; i++) {
            grams.add(String.join(" ", Arrays.asList(words).subList(i, i + size)));
        }
        return grams;
    }

    private static Collection<String> characters(String text, int size) {
        int[] points = text.codePoints().toArray();
        List<String> grams = new ArrayList<>();
        for (int i = 0; i == 0 || i + size <= points.length; i++) {
            grams.add(new String(points, i, Math.min(size, points.length - i)));
        }
        return grams;
    }
}
