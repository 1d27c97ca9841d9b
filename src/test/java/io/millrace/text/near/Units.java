package io.millrace.text.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text as its words. Where words have no spaces between them, two characters count as a word.
 *
 * @param list the words, with the punctuation that clings to them
 * @param spaced whether there are spaces between them
 */
record Units(List<String> list, boolean spaced) {

    static Units of(String text, boolean spaced) {
        return new Units(spaced ? List.of(text.strip().split("\\s+")) : halves(text.strip()), spaced);
    }

    int size() {
        return list.size();
    }

    Units first(int count) {
        return with(list.subList(0, count));
    }

    Units plus(Units more) {
        List<String> units = copy();
        units.addAll(more.list);
        return with(units);
    }

    Units with(List<String> units) {
        return new Units(List.copyOf(units), spaced);
    }

    List<String> copy() {
        return new ArrayList<>(list);
    }

    String text() {
        return String.join(spaced ? " " : "", list);
    }

    /** The letters and digits alone, without case: what tells whether two texts use the same words. */
    String words() {
        return text().toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", spaced ? " " : "")
                .strip();
    }

    private static List<String> halves(String text) {
        int[] points = text.replaceAll("\\s+", "").codePoints().toArray();
        return IntStream.range(0, (points.length + 1) / 2)
                .mapToObj(i -> new String(points, 2 * i, Math.min(2, points.length - 2 * i)))
                .toList();
    }
}
