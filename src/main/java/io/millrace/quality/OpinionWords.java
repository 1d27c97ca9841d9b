package io.millrace.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The strong phrases of one language, and the words that make a text undecided. */
final class OpinionWords {

    /** How many signs before and after a phrase a negation is looked for: some three words, or as many in fewer signs. */
    private static final int REACH_SPACED = 18;

    private static final int REACH_JOINED = 6;

    /** Stands where a phrase was; no sign of a word. */
    private static final String MARK = " # ";

    /** What a list of phrases is for. */
    enum Part {
        /** Strong phrases against the product. */
        BAD,
        /** Strong phrases for the product. */
        GOOD,
        /** Words that speak, however mildly, against it. */
        ANY_BAD,
        /** Words that speak, however mildly, for it. */
        ANY_GOOD,
        /** Negations. */
        NOT;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final UnaryOperator<String> plain;
    private final int reach;
    private final Map<Part, List<String>> parts = new EnumMap<>(Part.class);

    /**
     * @param spaced whether words stand between spaces
     * @param parts the phrases as people write them
     */
    OpinionWords(boolean spaced, Map<Part, List<String>> parts) {
        this.plain = spaced ? PlainWords::spaced : PlainWords::joined;
        this.reach = spaced ? REACH_SPACED : REACH_JOINED;
        parts.forEach((part, phrases) ->
                this.parts.put(part, phrases.stream().map(plain).toList()));
    }

    boolean isNegative(String text) {
        return isOnly(plain.apply(text), Part.BAD, Part.GOOD, Part.ANY_GOOD);
    }

    boolean isPositive(String text) {
        return isOnly(plain.apply(text), Part.GOOD, Part.BAD, Part.ANY_BAD);
    }

    /** Phrases are taken out before other words are looked for: "not good" is no "good", and its "not" negates nothing else. */
    private boolean isOnly(String words, Part wanted, Part strong, Part mild) {
        String rest = words;
        for (String phrase : parts.get(wanted)) {
            rest = rest.replace(phrase, MARK);
        }
        return rest.contains(MARK) && !holds(rest, strong) && !holds(rest, mild) && !isNegated(rest);
    }

    private boolean holds(String words, Part part) {
        return parts.get(part).stream().anyMatch(words::contains);
    }

    private boolean isNegated(String rest) {
        for (int mark = rest.indexOf(MARK); mark >= 0; mark = rest.indexOf(MARK, mark + 1)) {
            String near = rest.substring(Math.max(0, mark - reach), Math.min(rest.length(), mark + reach));
            if (holds(near, Part.NOT)) {
                return true;
            }
        }
        return false;
    }
}
