package io.millrace.dataset;

import io.millrace.schema.Split;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that decides, beside the cut of the log, what bytes a dataset has. What only decides how fast they are made, such
 * as threads, is not here.
 *
 * @param formats what a row looks like: at least one format, each once; the first is {@link RecordFormat#isWhole}, and further
 *     ones are written beside it. Copied, unmodifiable
 * @param balance how the labels of the train split are balanced
 * @param seed any number; another seed gives another order and other choices of the balance
 * @param separator what ends every prompt of {@link RecordFormat#PROMPT_COMPLETION} and {@link RecordFormat#DPO}; not empty, well-formed Unicode
 * @param system the system message of {@link RecordFormat#CHAT} and {@link RecordFormat#PREFERENCE}, well-formed Unicode; null for none
 * @param guards how much of one author or product is allowed
 * @param tokens the encoding by which the tokens of texts are counted, see {@link TokenCounter#names}; null if they are not
 * @param selection which records are taken; its target is there if, and only if, balance is {@link Balance#TARGET}
 */
public record DatasetConfiguration(
        List<RecordFormat> formats,
        Balance balance,
        long seed,
        String separator,
        String system,
        GuardLimits guards,
        String tokens,
        Selection selection) {

    /**
     * The separator of OpenAI's recipe. Cleaned text cannot hold it, for cleaning collapses white space, except that a
     * body of nothing but {@code ###} makes one with the empty line before it.
     */
    public static final String STANDARD_SEPARATOR = "\n\n###\n\n";

    public DatasetConfiguration {
        Objects.requireNonNull(guards, "guards");
        requireTarget(balance, selection.target());
        formats = List.copyOf(formats);
        requireUsable(formats);
        if (tokens != null) {
            TokenCounter.requireKnown(tokens);
        }
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
     * @param map keys format (one) or formats (several, separated by commas), balance, seed, separator, system, author_max,
     *     product_max, guard_window_ms, author_total_max, product_total_max, tokens, target, languages, golden, split; what is missing has its standard value, so that an old snapshot stays what it was
     * @throws DatasetException if a key is unknown or a value is bad; the message names it
     */
    public static DatasetConfiguration fromMap(Map<String, String> map) {
        Map<String, String> rest = new TreeMap<>(map);
        DatasetConfiguration configuration = new DatasetConfiguration(
                takeFormats(rest),
                Names.parse(Balance.class, "balance", take(rest, "balance", "none")),
                parse("seed", take(rest, "seed", "0")),
                take(rest, "separator", STANDARD_SEPARATOR),
                rest.remove("system"),
                takeGuards(rest),
                rest.remove("tokens"),
                Selection.takeFrom(rest));
        if (!rest.isEmpty()) {
            throw new DatasetException("Unknown dataset options " + rest.keySet()
                    + "; known are format, formats, balance, seed, separator, system, author_max, product_max, guard_window_ms,"
                    + " author_total_max, product_total_max, tokens, target, languages, golden and split");
        }
        return configuration;
    }

    /** The format that is in the directory itself, and that is read back. */
    public RecordFormat format() {
        return formats.get(0);
    }

    /**
     * The name of a file of rows within the directory of a snapshot: {@code train.jsonl} for the first format, {@code
     * chat/train.jsonl} for a further one.
     */
    public String nameOf(RecordFormat format, Split split) {
        return format == format()
                ? SplitFiles.rowsOf(split)
                : Names.of(format) + "/" + Names.of(split) + format.suffix();
    }

    /** The formats that are in folders of their names. */
    public List<RecordFormat> furtherFormats() {
        return formats.subList(1, formats.size());
    }

    /** The options by name, in name order; unmodifiable. What is absent has no entry, nor have limits if there are none. */
    public SortedMap<String, String> toMap() {
        SortedMap<String, String> map = new TreeMap<>();
        map.put(formats.size() == 1 ? "format" : "formats", join(formats));
        map.put("balance", Names.of(balance));
        map.put("seed", Long.toString(seed));
        map.put("separator", separator);
        if (system != null) {
            map.put("system", system);
        }
        putGuards(map);
        if (tokens != null) {
            map.put("tokens", tokens);
        }
        map.putAll(selection.toMap());
        return Collections.unmodifiableSortedMap(map);
    }

    private void putGuards(SortedMap<String, String> map) {
        if (!guards.window().isZero()) {
            map.put("author_max", Integer.toString(guards.authorMax()));
            map.put("product_max", Integer.toString(guards.productMax()));
            map.put("guard_window_ms", Long.toString(guards.window().toMillis()));
        }
        if (guards.authorTotalMax() > 0) {
            map.put("author_total_max", Integer.toString(guards.authorTotalMax()));
        }
        if (guards.productTotalMax() > 0) {
            map.put("product_total_max", Integer.toString(guards.productTotalMax()));
        }
    }

    /** SHA-256 of the options, 64 hexadecimal digits: equal digests, equal configurations. */
    public String digest() {
        return Sha256.hex(CanonicalForm.of(toMap()));
    }

    private static String take(Map<String, String> rest, String key, String otherwise) {
        String value = rest.remove(key);
        return value == null ? otherwise : value;
    }

    private static List<RecordFormat> takeFormats(Map<String, String> rest) {
        String several = rest.remove("formats");
        if (several == null) {
            return List.of(parseFormat("format", take(rest, "format", "prompt-completion")));
        }
        if (rest.containsKey("format")) {
            throw new DatasetException("Dataset options format and formats are both given; keep formats alone");
        }
        return Stream.of(several.split(",", -1))
                .map(name -> parseFormat("formats", name))
                .toList();
    }

    private static RecordFormat parseFormat(String key, String name) {
        return Names.parse(RecordFormat.class, key, name);
    }

    private static void requireUsable(List<RecordFormat> formats) {
        if (formats.isEmpty() || Set.copyOf(formats).size() < formats.size()) {
            throw new DatasetException("Dataset option formats is '" + join(formats) + "'; name each format once");
        }
        if (!formats.get(0).isWhole()) {
            throw new DatasetException("Dataset option formats begins with " + Names.of(formats.get(0))
                    + ", which trainers and audits cannot read back; begin with one of "
                    + join(Stream.of(RecordFormat.values())
                            .filter(RecordFormat::isWhole)
                            .toList()));
        }
    }

    private static String join(List<RecordFormat> formats) {
        return formats.stream().map(Names::of).collect(Collectors.joining(","));
    }

    private static GuardLimits takeGuards(Map<String, String> rest) {
        String window = take(rest, "guard_window_ms", Long.toString(GuardLimits.WINDOW.toMillis()));
        return new GuardLimits(
                takeMax(rest, "author_max"),
                takeMax(rest, "product_max"),
                Duration.ofMillis(parse("guard_window_ms", window)),
                takeMax(rest, "author_total_max"),
                takeMax(rest, "product_total_max"));
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

    private static void requireTarget(Balance balance, LabelTarget target) {
        if ((balance == Balance.TARGET) != (target != null)) {
            throw new DatasetException(
                    "Dataset options balance=target and target go together; give both or none of them");
        }
    }

    private static void requireText(String key, String text) {
        if (text.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new DatasetException("Dataset option " + key
                    + " must be well-formed Unicode and not empty; leave it out for the standard");
        }
    }
}
