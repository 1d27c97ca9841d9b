package io.millrace.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected findings are what OpenAI's tool says of the same rows, by its source. */
class PairLintTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WORDS = {"chair", "table", "lamp", "mug", "pen", "bag", "shoe"};

    @TempDir
    Path directory;

    private final List<Object> rows = new ArrayList<>();

    @Test
    void shouldFindNothingToChangeInAGoodClassification() throws IOException {
        // Given
        add(120, i -> pair(text(i) + "\n\n###\n\n", " " + (1 + i % 5)));

        // When
        LintReport report = lint();

        // Then
        assertThat(report.isClean()).isTrue();
        assertThat(report.examples()).isEqualTo(120);
        assertThat(checks(report))
                .containsExactly("num_examples NOTE 120", "classification NOTE 120", "common_prompt_suffix NOTE 120");
        assertThat(message(report, "classification")).contains("5 different completions");
        assertThat(message(report, "common_prompt_suffix")).contains("'\\n\\n###\\n\\n'");
    }

    @Test
    void shouldAdviseMoreExamplesBelowAHundred() throws IOException {
        // Given
        add(99, i -> pair(text(i) + " ->", " " + (1 + i % 5)));

        // Then
        assertThat(message(lint(), "num_examples")).contains("a few hundred");
    }

    @Test
    void shouldMissAColumn() throws IOException {
        // Given
        add(3, i -> Map.of("prompt", text(i), "answer", "x"));

        // Then
        assertThat(checks(lint())).containsExactly("num_examples NOTE 3", "necessary_column ERROR 3");
    }

    @Test
    void shouldReadAColumnInCapitalsAsTheOneThatIsMeant() throws IOException {
        // Given
        add(120, i -> Map.of("Prompt", text(i) + " ->", "completion", " " + (1 + i % 5)));

        // Then
        assertThat(checks(lint())).contains("necessary_column NECESSARY 120", "common_prompt_suffix NOTE 120");
    }

    @Test
    void shouldNameAdditionalColumns() throws IOException {
        // Given
        add(119, i -> pair(text(i) + " ->", " " + (1 + i % 5)));
        Map<String, Object> row = new LinkedHashMap<>(pair("more ->", " 1"));
        row.put("review_id", "r1");
        rows.add(row);

        // Then
        assertThat(checks(lint())).contains("additional_column NECESSARY 120");
        assertThat(message(lint(), "additional_column")).contains("[review_id]");
    }

    @Test
    void shouldLeaveOutRowsWithoutACompletionBeforeItGoesOn() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", " " + (1 + i % 5)));
        rows.set(6, pair("no separator", ""));
        rows.set(9, Map.of("prompt", "nor here"));

        // When
        LintReport report = lint();

        // Then
        assertThat(checks(report)).contains("empty_completion NECESSARY 2", "common_prompt_suffix NOTE 118");
        assertThat(find(report, "empty_completion").orElseThrow().lines()).containsExactly(7L, 10L);
    }

    @Test
    void shouldFindRepeatedRows() throws IOException {
        // Given
        add(120, i -> pair(text(i % 60) + " ->", " " + (1 + i % 5)));

        // When
        Finding finding = find(lint(), "duplicated_rows").orElseThrow();

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
        assertThat(finding.rows()).isEqualTo(60);
        assertThat(finding.lines()).containsExactly(61L, 62L, 63L);
    }

    @Test
    void shouldNotTakeOtherCutsOfTheSameCharactersForRepeats() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", " " + (1 + i % 5)));
        rows.add(pair("ab ->", " 1"));
        rows.add(pair("ab -", "> 1"));

        // Then
        assertThat(find(lint(), "duplicated_rows")).isEmpty();
    }

    @Test
    void shouldFindLongExamples() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", " " + (1 + i % 5)));
        rows.add(pair("👍".repeat(9_995) + " ->", " 1"));
        rows.add(pair("👍".repeat(9_996) + " ->", " 1"));

        // Then
        assertThat(find(lint(), "long_examples").orElseThrow().lines()).containsExactly(122L);
    }

    @Test
    void shouldAdviseSmallLetters() throws IOException {
        // Given
        add(120, i -> pair(text(i).toUpperCase(java.util.Locale.ROOT) + " ->", " " + (1 + i % 5)));

        // Then
        assertThat(checks(lint())).contains("lower_case ADVICE 120");
        assertThat(message(lint(), "lower_case")).contains("prompt");
    }

    @Test
    void shouldProposeASeparatorThatNoPromptHolds() throws IOException {
        // Given
        add(120, i -> pair(text(i) + (i % 2 == 0 ? "\n\n###\n\nx" : "."), " " + (1 + i % 5)));

        // Then
        assertThat(checks(lint())).contains("common_prompt_suffix ADVICE 120");
        assertThat(message(lint(), "common_prompt_suffix")).contains("'\\n\\n===\\n\\n'");
    }

    @Test
    void shouldWarnOfASeparatorThatIsInsideToo() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", " " + (1 + i % 5)));
        rows.add(pair("this -> that ->", " 1"));

        // Then
        assertThat(checks(lint())).contains("common_prompt_suffix NOTE 121", "common_prompt_suffix ADVICE 1");
    }

    @Test
    void shouldProposeAShorterSeparatorAndShowNoLongText() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " and so it was in the end", " " + (1 + i % 5)));

        // Then
        assertThat(message(lint(), "common_prompt_suffix"))
                .contains("of 25 characters", "a shorter one")
                .doesNotContain("so it was");
    }

    @Test
    void shouldEndWherePromptsAreAllTheSame() throws IOException {
        // Given
        add(12, i -> pair("Say it", " answer " + i));

        // Then
        assertThat(checks(lint())).containsExactly("num_examples NOTE 12", "common_suffix ERROR 12");
    }

    @Test
    void shouldAskForNoSeparatorWhereAllPromptsAreEmpty() throws IOException {
        // Given
        add(120, i -> pair("", " " + text(i)));

        // Then
        assertThat(lint().isClean()).isTrue();
    }

    @Test
    void shouldAdviseAgainstLongCommonBeginnings() throws IOException {
        // Given
        add(120, i -> pair("Please rate: " + text(i) + " ->", " stars: " + (1 + i % 5)));

        // Then
        assertThat(checks(lint())).contains("common_prompt_prefix ADVICE 120", "common_completion_prefix ADVICE 120");
    }

    @Test
    void shouldOnlyNoteShortCommonBeginningsOfPrompts() throws IOException {
        // Given
        add(120, i -> pair("Rate: " + text(i) + " ->", " " + (1 + i % 5)));

        // Then
        assertThat(checks(lint())).contains("common_prompt_prefix NOTE 120");
        assertThat(lint().isClean()).isTrue();
    }

    @Test
    void shouldAskForACommonEndOfFreeCompletions() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", " Thank you for no. " + i));

        // Then
        assertThat(checks(lint()))
                .contains("common_completion_suffix ADVICE 120")
                .doesNotContain("classification NOTE 120");
        assertThat(message(lint(), "common_completion_suffix")).contains("'\\n'");
    }

    @Test
    void shouldRefuseCompletionsThatAreAllTheSame() throws IOException {
        // Given
        add(2, i -> pair(text(i) + " ->", " yes"));

        // Then
        assertThat(checks(lint())).endsWith("common_suffix ERROR 2");
    }

    @Test
    void shouldWantASpaceBeforeEveryCompletion() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", (i == 3 ? "" : " ") + (1 + i % 5)));

        // Then
        assertThat(find(lint(), "completion_space_start").orElseThrow().lines()).containsExactly(4L);
    }

    @Test
    void shouldNameLinesThatAreNoRows() throws IOException {
        // Given
        Path file = directory.resolve("broken.jsonl");
        Files.writeString(file, "{\"prompt\":\"a\",\"completion\":\" b\"}\n{\"prompt\":\"secret\n[1]\n");

        // When
        LintReport report = Lint.of(file, settings());

        // Then
        assertThat(checks(report)).containsExactly("num_examples NOTE 3", "read_any_format ERROR 2");
        assertThat(find(report, "read_any_format").orElseThrow().lines()).containsExactly(2L, 3L);
    }

    @Test
    void shouldSayWhatItCannotCheck() throws IOException {
        // Given
        Path file = directory.resolve("other.jsonl");
        Files.writeString(file, "{\"text\":\"secret\",\"label\":1}\n");
        Path empty = Files.createFile(directory.resolve("empty.jsonl"));

        // Then
        assertThatThrownBy(() -> Lint.of(file, settings()))
                .isInstanceOf(LintException.class)
                .hasMessageContaining("other.jsonl")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Lint.of(empty, settings())).isInstanceOf(LintException.class);
        assertThatThrownBy(() -> Lint.of(directory.resolve("none"), settings())).isInstanceOf(LintException.class);
    }

    @Test
    void shouldLeaveNothingBehind() throws IOException {
        // Given
        add(120, i -> pair(text(i) + " ->", " " + (1 + i % 5)));

        // When
        lint();

        // Then
        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("rows.jsonl");
        }
    }

    private void add(int count, IntFunction<Map<String, ?>> row) {
        IntStream.range(0, count).forEach(i -> rows.add(row.apply(i)));
    }

    private static Map<String, Object> pair(String prompt, String completion) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("prompt", prompt);
        pair.put("completion", completion);
        return pair;
    }

    private static String text(int i) {
        return WORDS[i % WORDS.length] + " number " + i;
    }

    private LintReport lint() throws IOException {
        Path file = directory.resolve("rows.jsonl");
        List<String> lines = new ArrayList<>();
        for (Object row : rows) {
            lines.add(JSON.writeValueAsString(row));
        }
        Files.write(file, lines);
        return Lint.of(file, settings());
    }

    private LintSettings settings() {
        return new LintSettings(directory, "o200k_base", LintSettings.TOKENS_MAX, 3);
    }

    private static List<String> checks(LintReport report) {
        return report.findings().stream()
                .map(finding -> finding.check() + " " + finding.severity() + " " + finding.rows())
                .toList();
    }

    private static Optional<Finding> find(LintReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst();
    }

    private static String message(LintReport report, String check) {
        return find(report, check).orElseThrow().message();
    }
}
