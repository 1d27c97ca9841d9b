package io.millrace.text.near;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes the pairs of one language. */
final class Editor {

    private static final List<String> CONTRASTS = List.of("number", "rating", "negation");

    private final Phrasebook phrases;
    private final Turning turning;
    private final Ingredients with;

    /**
     * For a language.
     *
     * @param texts where words for edits come from
     */
    Editor(String language, List<Units> texts, Random random) {
        this.phrases = new Phrasebook(language);
        this.turning = new Turning(words("turning"));
        List<String> vocabulary =
                texts.stream().flatMap(text -> text.list().stream()).toList();
        this.with = new Ingredients(vocabulary, phrases.section("signatures"), random);
    }

    /**
     * Returns the text with some edits, kinds in turns. An edit that changes nothing, or that changes a number or a negation and
     * thereby the meaning, is drawn again.
     */
    Units edited(Units text, int edits, int turn) {
        Units edited = text;
        for (int i = 0; i < edits; i++) {
            edited = edited(edited, turn + 3 * i);
        }
        return edited.text().equals(text.text()) ? edited(text, edits, turn + 1) : edited;
    }

    private Units edited(Units text, int turn) {
        Units edited = Edit.values()[turn % Edit.values().length].apply(text, with);
        boolean counts = !edited.text().equals(text.text()) && turning.alike(text, edited);
        return counts ? edited : edited(text, turn + (with.next(4) == 0 ? 1 : 0));
    }

    /** Two texts of about the length of this one that end, or begin, in sentences that contradict each other. */
    Cases.Pair contrasting(Units text) {
        Units[] contrast = halves(with.pick(phrases.section(with.pick(CONTRASTS))), text.spaced());
        Units rest = text.first(Math.max(0, text.size() - contrast[0].size()));
        boolean first = with.next(2) == 0;
        return new Cases.Pair(joined(rest, contrast[0], first), joined(rest, contrast[1], first));
    }

    private static String joined(Units rest, Units contrast, boolean first) {
        return (first ? contrast.plus(rest) : rest.plus(contrast)).text();
    }

    private static Units[] halves(String line, boolean spaced) {
        return Stream.of(line.split(" \\| "))
                .map(half -> Units.of(half, spaced))
                .toArray(Units[]::new);
    }

    private List<String> words(String section) {
        return phrases.section(section).stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }
}
