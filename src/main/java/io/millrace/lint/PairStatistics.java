package io.millrace.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What one pass over pairs tells of them. Rows without a completion are counted and otherwise left out, as the tool removes them
 * before it goes on. For one thread.
 */
final class PairStatistics {

    private static final int LONG_CHARS = 10_000;
    private static final int KNOWN_MAX = 1_000;
    private static final int KNOWN_CHARS_MAX = 64;

    final Columns columns = new Columns();
    final Lines broken;
    final Lines empty;
    final Lines tooLong;
    final Lines withoutSpace;
    final CommonEnds prompts = new CommonEnds();
    final CommonEnds completions = new CommonEnds();
    final LetterCase promptCase = new LetterCase();
    final LetterCase completionCase = new LetterCase();
    final Endings promptEndings = Endings.ofPrompts();
    final Endings completionEndings = Endings.ofCompletions();
    private final int listed;
    private final Repeats rows;
    private final Repeats classes;
    private final Set<String> known = new HashSet<>();
    private long examples;
    private long kept;
    private long promptChars;

    PairStatistics(Path work, int listed) {
        this.listed = listed;
        broken = new Lines(listed);
        empty = new Lines(listed);
        tooLong = new Lines(listed);
        withoutSpace = new Lines(listed);
        rows = new Repeats(work.resolve("rows"), listed);
        classes = new Repeats(work.resolve("classes"), 0);
    }

    void add(long line, JsonNode row) throws IOException {
        examples++;
        if (!row.isObject()) {
            broken.add(line);
            return;
        }
        columns.add(row);
        Pair pair = Pair.of(row);
        if (pair.completion().isEmpty()) {
            empty.add(line);
        } else {
            keep(line, pair);
        }
    }

    private void keep(long line, Pair pair) throws IOException {
        kept++;
        promptChars += pair.prompt().length();
        prompts.add(pair.prompt());
        promptCase.add(pair.prompt());
        promptEndings.add(pair.prompt());
        completions.add(pair.completion());
        completionCase.add(pair.completion());
        completionEndings.add(pair.completion());
        if (pair.length() > LONG_CHARS) {
            tooLong.add(line);
        }
        if (!pair.completion().startsWith(" ")) {
            withoutSpace.add(line);
        }
        rows.add(pair.prompt().length() + " " + pair.prompt() + pair.completion(), line);
        addClass(line, pair.completion());
    }

    /** The few classes of a classification are compared in memory: written out, they would all be of a few positions. */
    private void addClass(long line, String completion) throws IOException {
        boolean remembered = completion.length() <= KNOWN_CHARS_MAX && known.size() < KNOWN_MAX;
        if (remembered ? known.add(completion) : !known.contains(completion)) {
            classes.add(completion, line);
        }
    }

    /** Compares rows and classes; once, after the last row. */
    void finish() throws IOException {
        rows.compare();
        classes.compare();
    }

    /** How many lines a finding lists. */
    int listed() {
        return listed;
    }

    /** All rows, broken ones too. */
    long examples() {
        return examples;
    }

    /** Rows with a completion. */
    long kept() {
        return kept;
    }

    Lines duplicates() {
        return rows.repeated();
    }

    /** How many different completions there are. */
    long classes() {
        return classes.distinct();
    }

    TaskType task() {
        return TaskType.of(promptChars, classes(), kept);
    }
}
