package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is exported keeps the published rules; and the rules are strict, for broken files fail. */
class PublishedFormatTest {

    private static final String SEPARATOR = "\n\n###\n\n";
    private static final List<String> FILES = List.of("train.jsonl", "validation.jsonl", "test.jsonl");

    @TempDir
    Path directory;

    private final long seed = new Random().nextLong();

    @BeforeEach
    void printSeed() {
        System.out.println("seed " + seed);
    }

    @Test
    void shouldExportWhatTrainersTake() throws IOException {
        // Given
        Random random = new Random(seed);
        List<TrainingRecord> records = IntStream.range(0, 500)
                .mapToObj(i -> TrainingRecords.random("r" + i, random))
                .toList();

        // When
        Datasets.build(
                directory.resolve("d"),
                Map.of("formats", "prompt-completion,chat,preference,dpo", "system", "Rate."),
                records);

        // Then
        for (String file : FILES) {
            assertThat(PublishedFormat.promptCompletion(directory.resolve("d").resolve(file), SEPARATOR))
                    .filteredOn(fault -> !fault.endsWith("was there before"))
                    .isEmpty();
            assertThat(PublishedFormat.chat(directory.resolve("d/chat").resolve(file)))
                    .isEmpty();
            assertThat(PublishedFormat.preference(
                            directory.resolve("d/preference").resolve(file)))
                    .isEmpty();
            assertThat(PublishedFormat.promptChosenRejected(
                            directory.resolve("d/dpo").resolve(file)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'role':'assistant' | 'role':'model' | an unknown role",
                "'role':'assistant' | 'role':'user' | the last is not of the assistant",
                "'role':'user' | 'role':'system' | a system message that is not the first",
                "'content':'5' | 'content':5 | no text",
                "'content':'5' | 'content':'' | no text",
                "'content':'5' | 'text':'5' | missing keys",
                "'content':'5' | 'content':'5','id':1 | unknown keys",
                "'content':'5' | 'content':'5','weight':2 | a weight that cannot be",
                "'content':'Fine' | 'content':'Fine','weight':1 | a weight that cannot be",
                "'content':'5' | 'content':'5','content':'4' | no JSON object",
                "{'messages' | {'n':1,'messages' | unknown keys",
                "{'messages' | {'chat' | missing keys",
                "]} | ]}} | no JSON object",
                "{'messages' | [{'messages' | no JSON object"
            })
    void shouldFailABrokenChat(String part, String broken, String fault) throws IOException {
        // Given
        String good = json("{'messages':[{'role':'system','content':'Rate'},{'role':'user','content':'Fine'},"
                + "{'role':'assistant','content':'5'}]}");

        // Then
        assertThat(PublishedFormat.chat(file(good + "\n"))).isEmpty();
        assertThat(PublishedFormat.chat(file(good + "\n" + replace(good, part, broken) + "\n")))
                .contains("line 2: " + fault)
                .allMatch(found -> found.startsWith("line 2: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "###\\n\\n | ## | a prompt without the separator at its end",
                "Fine | Fine\\n\\n###\\n\\nso | a separator inside a prompt",
                "' 5' | '5' | a completion that is not a space and more",
                "' 5' | ' ' | a completion that is not a space and more",
                "' 5' | 5 | no text of completion",
                "'completion':' 5' | 'completion':' 5','stars':5 | unknown keys",
                "'completion' | 'answer' | missing keys",
                "Fine | Fine | a row that was there before"
            })
    void shouldFailABrokenPair(String part, String broken, String fault) throws IOException {
        // Given
        String good = json("{'prompt':'Fine\\n\\n###\\n\\n','completion':' 5'}");

        // Then
        assertThat(PublishedFormat.promptCompletion(file(good + "\n"), SEPARATOR))
                .isEmpty();
        assertThat(PublishedFormat.promptCompletion(file(good + "\n" + replace(good, part, broken) + "\n"), SEPARATOR))
                .contains("line 2: " + fault);
    }

    @Test
    void shouldFailARowThatIsTooLong() throws IOException {
        // Given
        String row = json("{'prompt':'" + "x".repeat(9_992) + "\\n\\n###\\n\\n','completion':' 5'}\n");

        // Then
        assertThat(PublishedFormat.promptCompletion(file(row.replaceFirst("x", "")), SEPARATOR))
                .isEmpty();
        assertThat(PublishedFormat.promptCompletion(file(row), SEPARATOR))
                .containsExactly("line 1: a row that is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'5'}] | '2'}] | both outputs are the same",
                "'5'}] | '5'},{'role':'assistant','content':'4'}] | not one message of output",
                "'role':'user' | 'role':'assistant' | the last is not of the user",
                "non_preferred_output | rejected_output | missing keys"
            })
    void shouldFailABrokenPreference(String part, String broken, String fault) throws IOException {
        // Given
        String good = json("{'input':{'messages':[{'role':'user','content':'Fine'}]},"
                + "'preferred_output':[{'role':'assistant','content':'5'}],"
                + "'non_preferred_output':[{'role':'assistant','content':'2'}]}");

        // Then
        assertThat(PublishedFormat.preference(file(good + "\n"))).isEmpty();
        assertThat(PublishedFormat.preference(file(replace(good, part, broken) + "\n")))
                .contains("line 1: " + fault);
    }

    @Test
    void shouldFailABrokenChoice() throws IOException {
        assertThat(PublishedFormat.promptChosenRejected(file(json("{'prompt':'a','chosen':' 5','rejected':' 2'}\n"))))
                .isEmpty();
        assertThat(PublishedFormat.promptChosenRejected(file(json("{'prompt':'a','chosen':' 5','rejected':' 5'}\n"))))
                .containsExactly("line 1: both answers are the same");
    }

    @Test
    void shouldFailWhatIsNoFileOfLines() throws IOException {
        // Given
        String good = json("{'messages':[{'role':'assistant','content':'5'}]}");

        // Then
        assertThat(PublishedFormat.chat(file(good))).containsExactly("line 0: no line feed at the end");
        assertThat(PublishedFormat.chat(file("\uFEFF" + good + "\n"))).contains("line 0: a byte order mark");
        assertThat(PublishedFormat.chat(file(good + "\n\n" + good + "\n"))).containsExactly("line 2: no JSON object");
        Path latin = Files.write(directory.resolve("latin"), "{\"ü\":1}\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(PublishedFormat.chat(latin)).contains("not UTF-8");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("rows.jsonl"), content);
    }

    private static String replace(String row, String part, String broken) {
        assertThat(row).contains(json(part));
        return row.replace(json(part), json(broken));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
