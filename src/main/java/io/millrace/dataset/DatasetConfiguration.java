package io.millrace.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that decides, beside the cut of the log, what bytes a dataset has. What only decides how fast they are made, such
 * as threads, is not here.
 *
 * @param format what a row looks like
 * @param balance whether labels of the train split are made equally frequent
 * @param seed any number; another seed gives another order and other choices of the balance
 * @param separator what ends every prompt of {@link RecordFormat#PROMPT_COMPLETION}; not empty, well-formed Unicode
 * @param system the system message of {@link RecordFormat#CHAT}, well-formed Unicode; null for none
 * @param guards how much of one author or product is allowed
 */
public record DatasetConfiguration(
        RecordFormat format, Balance balance, long seed, String separator, String system, GuardLimits guards) {

    /**
     * The separator of OpenAI's recipe. Cleaned text cannot hold it, for cleaning collapses white space, except that a
     * body of nothing but {@code ###} makes one with the empty line before it.
     */
    public static final String STANDARD_SEPARATOR = "\n\n###\n\n";

    public DatasetConfiguration {
        Objects.requireNonNull(guards, "guards");
        requireText("separator", separator);
        if (system != null) {
            requireText("system", system);
        }
    }

    /** Prompt and completion, not balanced, seed 0, nothing limited. */
    public static DatasetConfiguration standard() {
        return fromMap(Map.of());
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @param map keys format, balance, seed, separator, system, author_max, product_max, guard_window_ms; what is missing
     *     has its standard value, so that an old snapshot stays what it was
     * @throws DatasetException if a key is unknown or a value is bad; the message names it
     */
    public static DatasetConfiguration fromMap(Map<String, String> map) {
        Map<String, String> rest = new TreeMap<>(map);
        DatasetConfiguration configuration = new DatasetConfiguration(
                Names.parse(RecordFormat.class, "format", take(rest, "format", "prompt-completion")),
                Names.parse(Balance.class, "balance", take(rest, "balance", "none")),
                parse("seed", take(rest, "seed", "0")),
                take(rest, "separator", STANDARD_SEPARATOR),
                rest.remove("system"),
                takeGuards(rest));
        if (!rest.isEmpty()) {
            throw new DatasetException(
                    "Unknown dataset options " + rest.keySet()
                            + "; known are format, balance, seed, separator, system, author_max, product_max and guard_window_ms");
        }
        return configuration;
    }

    /** The options by name, in name order; unmodifiable. An absent system text has no entry, nor have limits if there are none. */
    public SortedMap<String, String> toMap() {
        SortedMap<String, String> map = new TreeMap<>();
        map.put("format", Names.of(format));
        map.put("balance", Names.of(balance));
        map.put("seed", Long.toString(seed));
        map.put("separator", separator);
        if (system != null) {
            map.put("system", system);
        }
        if (!guards.areOff()) {
            map.put("author_max", Integer.toString(guards.authorMax()));
            map.put("product_max", Integer.toString(guards.productMax()));
            map.put("guard_window_ms", Long.toString(guards.window().toMillis()));
        }
        return Collections.unmodifiableSortedMap(map);
    }

    /** SHA-256 of the options, 64 hexadecimal digits: equal digests, equal configurations. */
    public String digest() {
        return Sha256.hex(CanonicalForm.of(toMap()));
    }

    private static String take(Map<String, String> rest, String key, String otherwise) {
        String value = rest.remove(key);
        return value == null ? otherwise : value;
    }

    private static GuardLimits takeGuards(Map<String, String> rest) {
        String window = take(rest, "guard_window_ms", Long.toString(GuardLimits.WINDOW.toMillis()));
        return new GuardLimits(
                takeMax(rest, "author_max"),
                takeMax(rest, "product_max"),
                Duration.ofMillis(parse("guard_window_ms", window)));
    }

    /** What no int can hold stays out of range. */
    private static int takeMax(Map<String, String> rest, String key) {
        return (int) Math.max(-1, Math.min(parse(key, take(rest, key, "0")), Integer.MAX_VALUE));
    }

    private static long parse(String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DatasetException(
                    "Dataset option " + key + " is '" + text + "'; give a whole number of 64 bits", e);
        }
    }

    private static void requireText(String key, String text) {
        if (text.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new DatasetException("Dataset option " + key
                    + " must be well-formed Unicode and not empty; leave it out for the standard");
        }
    }
}
