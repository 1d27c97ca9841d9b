package io.millrace.text.near;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The labelled cases of one corpus and length.
 *
 * @param products the texts, by product: of two that differ, none is a duplicate of the other
 * @param once the texts, in order, each with one edit: duplicates
 * @param twice the same with two edits: duplicates
 * @param contrasting pairs of nearly equal texts with another number, rating or negation: no duplicates
 */
record Cases(List<List<Text>> products, List<String> once, List<String> twice, List<Pair> contrasting) {

    /** Two texts. */
    record Pair(String one, String other) {}

    static Cases of(Corpus corpus, LengthClass length, int products, int texts, long seed) {
        Random random = new Random(seed + 31L * corpus.name().hashCode() + length.least());
        List<List<Text>> chosen = corpus.products(length, products, texts, random);
        List<Units> all = chosen.stream().flatMap(List::stream).map(Text::units).toList();
        Editor editor = new Editor(corpus.language(), all, random);
        return new Cases(
                chosen,
                edited(all, 1, editor),
                edited(all, 2, editor),
                all.stream().map(editor::contrasting).toList());
    }

    List<String> texts() {
        return products.stream()
                .flatMap(List::stream)
                .map(text -> text.units().text())
                .toList();
    }

    private static List<String> edited(List<Units> texts, int edits, Editor editor) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> editor.edited(texts.get(i), edits, i).text())
                .toList();
    }
}
