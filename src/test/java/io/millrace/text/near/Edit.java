package io.millrace.text.near;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What people and programs do to a text that makes it no other opinion. */
enum Edit {
    SUBSTITUTION((units, with) -> units.set(with.next(units.size()), with.word())),
    INSERTION((units, with) -> units.add(with.next(units.size() + 1), with.word())),
    DELETION((units, with) -> units.remove(with.next(units.size()))),
    SWAP((units, with) -> {
        int at = with.next(units.size() - 1);
        Collections.swap(units, at, at + 1);
    }),
    TYPO((units, with) -> {
        int at = with.next(units.size());
        units.set(at, mistyped(units.get(at), with));
    }),
    PUNCTUATION((units, with) -> {
        int at = with.next(units.size());
        units.set(at, units.get(at) + with.mark());
    }),
    CASE((units, with) -> units.replaceAll(unit -> unit.toUpperCase(Locale.ROOT))),
    SIGNATURE((units, with) -> units.add(with.signature()));

    private final BiConsumer<List<String>, Ingredients> change;

    Edit(BiConsumer<List<String>, Ingredients> change) {
        this.change = change;
    }

    /** Edits a text of at least two words. */
    Units apply(Units text, Ingredients with) {
        List<String> units = text.copy();
        change.accept(units, with);
        return Units.of(text.with(units).text(), text.spaced());
    }

    /** One letter becomes the next one of its alphabet; in scripts with many, one that looks or sounds alike. */
    private static String mistyped(String word, Ingredients with) {
        int[] points = word.codePoints().toArray();
        int at = with.next(points.length);
        points[at] += Character.isLetter(points[at]) && Character.isLetter(points[at] + 1) ? 1 : 0;
        return new String(points, 0, points.length);
    }
}
