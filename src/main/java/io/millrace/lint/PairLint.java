package io.millrace.lint;

import static io.millrace.lint.Severity.ADVICE;
import static io.millrace.lint.Severity.ERROR;
import static io.millrace.lint.Severity.NECESSARY;
import static io.millrace.lint.Severity.NOTE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks of OpenAI's data preparation tool for prompts and completions, in its order and with its limits; an error ends them, as
 * there. One pass over the file tells all but whether its separators are unique; for that there is a second one.
 *
 * <p>Source: <a href="https://github.com/openai/openai-python/blob/main/src/openai/lib/_validators.py">openai-python,
 * {@code lib/_validators.py}</a>, {@code get_validators}. The messages are our own. Like the tool this one reads a key in capitals as
 * the one that is meant.
 */
final class PairLint {

    private static final int EXAMPLES_MIN = 100;
    private static final int SUFFIX_CHARS_MAX = 10;
    private static final int PROMPT_PREFIX_CHARS_MAX = 12;
    private static final int COMPLETION_PREFIX_CHARS_MIN = 5;
    private static final int SHOWN_CHARS_MAX = 16;

    private final Path file;
    private final PairStatistics found;
    private final List<Finding> findings = new ArrayList<>();

    private PairLint(Path file, PairStatistics found) {
        this.file = file;
        this.found = found;
    }

    static LintReport of(Path file, Path work, int listed) throws IOException {
        PairStatistics found = new PairStatistics(work, listed);
        RowReader.visit(file, found::add);
        found.finish();
        List<Finding> findings = new PairLint(file, found).check();
        return new LintReport(file.toString(), LintFormat.PROMPT_COMPLETION, found.examples(), findings);
    }

    private List<Finding> check() {
        if (checkRows() && checkColumns()) {
            checkExamples();
            if (checkPrompts()) {
                checkCompletions();
            }
        }
        return findings;
    }

    private boolean checkRows() {
        note(
                "num_examples",
                found.examples(),
                found.examples() >= EXAMPLES_MIN
                        ? "examples"
                        : "examples are few: a few hundred are recommended, and each doubling helps");
        if (!found.broken.isEmpty()) {
            findings.add(Finding.of("read_any_format", ERROR, found.broken, "rows are no JSON objects"));
        }
        return found.broken.isEmpty();
    }

    private boolean checkColumns() {
        boolean prompts = checkColumn(Pair.PROMPT);
        boolean usable = checkColumn(Pair.COMPLETION) && prompts;
        List<String> others = found.columns.besides(List.of(Pair.PROMPT, Pair.COMPLETION));
        if (usable && !others.isEmpty()) {
            add("additional_column", NECESSARY, found.examples(), "remove the keys " + others + ", they are ignored");
        }
        if (usable && !found.empty.isEmpty()) {
            findings.add(Finding.of("empty_completion", NECESSARY, found.empty, "remove rows without a completion"));
        }
        return usable && found.kept() > 0;
    }

    private boolean checkColumn(String name) {
        if (!found.columns.has(name)) {
            boolean inCapitals = found.columns.hasInAnyCase(name);
            add(
                    "necessary_column",
                    inCapitals ? NECESSARY : ERROR,
                    found.examples(),
                    inCapitals ? "write the key " + name + " in small letters" : "the key " + name + " is missing");
            return inCapitals;
        }
        return true;
    }

    private void checkExamples() {
        if (found.task() == TaskType.CLASSIFICATION) {
            note(
                    "classification",
                    found.kept(),
                    "rows have " + found.classes()
                            + " different completions: this looks like a classification; a small model will do, and"
                            + " held-out rows tell how good it is");
        }
        if (!found.duplicates().isEmpty()) {
            findings.add(
                    Finding.of("duplicated_rows", ADVICE, found.duplicates(), "remove rows that were there before"));
        }
        if (found.task() != TaskType.OPEN_ENDED_GENERATION && !found.tooLong.isEmpty()) {
            findings.add(
                    Finding.of("long_examples", ADVICE, found.tooLong, "remove rows of more than 10,000 characters"));
        }
        checkCase(found.promptCase, Pair.PROMPT);
        checkCase(found.completionCase, Pair.COMPLETION);
    }

    private void checkCase(LetterCase letters, String column) {
        if (letters.isMostlyUpper()) {
            add(
                    "lower_case",
                    ADVICE,
                    found.kept(),
                    "more than a third of the letters of " + column + " are capitals; small letters work better");
        }
    }

    private boolean checkPrompts() {
        if (found.task() != TaskType.OPEN_ENDED_GENERATION) {
            if (found.prompts.isIdentical()) {
                add(
                        "common_suffix",
                        ERROR,
                        found.kept(),
                        "all prompts are the same; leave them empty, or tell them apart");
                return false;
            }
            checkSuffix("common_prompt_suffix", Pair.PROMPT, found.prompts.suffix(), found.promptEndings);
        }
        String prefix = found.prompts.prefix();
        if (!prefix.isEmpty() && !found.prompts.isIdentical()) {
            boolean isLong = length(prefix) > PROMPT_PREFIX_CHARS_MAX;
            String advice = isLong ? "; remove it, training needs no instruction" : "";
            add(
                    "common_prompt_prefix",
                    isLong ? ADVICE : NOTE,
                    found.kept(),
                    "all prompts start with a text " + show(prefix) + advice);
        }
        return true;
    }

    private void checkCompletions() {
        String prefix = found.completions.prefix();
        if (length(prefix) >= COMPLETION_PREFIX_CHARS_MIN && !found.completions.isIdentical()) {
            add(
                    "common_completion_prefix",
                    ADVICE,
                    found.kept(),
                    "all completions start with a text " + show(prefix) + "; remove it");
        }
        if (found.task() == TaskType.CONDITIONAL_GENERATION) {
            if (found.completions.isIdentical()) {
                add("common_suffix", ERROR, found.kept(), "all completions are the same; there is nothing to learn");
                return;
            }
            checkSuffix(
                    "common_completion_suffix", Pair.COMPLETION, found.completions.suffix(), found.completionEndings);
        }
        if (!found.withoutSpace.isEmpty()) {
            findings.add(Finding.of(
                    "completion_space_start",
                    ADVICE,
                    found.withoutSpace,
                    "start every completion with a space, which is part of its first token"));
        }
    }

    private void checkSuffix(String check, String column, String suffix, Endings endings) {
        String proposal = "'" + Excerpt.of(endings.proposal(), SHOWN_CHARS_MAX) + "'";
        if (suffix.isEmpty()) {
            add(
                    check,
                    ADVICE,
                    found.kept(),
                    "no common end of every " + column + ": add one, such as " + proposal
                            + ", so that the model sees where it ends");
            return;
        }
        boolean isLong = length(suffix) > SUFFIX_CHARS_MAX;
        String shorter = isLong ? "; a shorter one will do, such as " + proposal : "";
        note(check, found.kept(), "every " + column + " ends with a text " + show(suffix) + shorter);
        Lines inside = inside(column, suffix);
        if (!inside.isEmpty()) {
            findings.add(Finding.of(
                    check,
                    ADVICE,
                    inside,
                    "rows hold that end of " + column + " before the end too; choose another one"));
        }
    }

    /** The rows that hold a common suffix before their end too. */
    private Lines inside(String column, String suffix) {
        Lines lines = new Lines(found.listed());
        RowReader.visit(file, (line, row) -> {
            Pair pair = Pair.of(row);
            String text = column.equals(Pair.PROMPT) ? pair.prompt() : pair.completion();
            if (!pair.completion().isEmpty()
                    && text.substring(0, text.length() - suffix.length()).contains(suffix)) {
                lines.add(line);
            }
        });
        return lines;
    }

    private void note(String check, long rows, String message) {
        add(check, NOTE, rows, message);
    }

    private void add(String check, Severity severity, long rows, String message) {
        findings.add(Finding.of(check, severity, rows, message));
    }

    private static String show(String text) {
        return Excerpt.quote(text, SHOWN_CHARS_MAX);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
