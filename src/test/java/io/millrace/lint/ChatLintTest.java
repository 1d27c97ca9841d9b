package io.millrace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of the errors are those of OpenAI's cookbook. */
class ChatLintTest {

    private static final String GOOD =
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Rate.\"},{\"role\":\"user\",\"content\":\"Fine.\"},"
                    + "{\"role\":\"assistant\",\"content\":\"5\"}]}";

    @TempDir
    Path directory;

    @Test
    void shouldFindNothingToChangeInGoodChats() throws IOException {
        // When
        LintReport report = lint(4096, java.util.Collections.nCopies(12, GOOD));

        // Then
        assertThat(report.format()).isEqualTo(LintFormat.CHAT);
        assertThat(report.isClean()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::check)
                .containsExactly("num_examples", "num_messages", "num_total_tokens", "num_assistant_tokens");
        // 3 for each message and 3 for the answer; a role is one token, and so is each of "5", "Rate", "Fine" and ".".
        assertThat(report.findings().get(2).message()).contains("20 to 20, median 20");
        assertThat(report.findings().get(3).rows()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1] | data_type",
                "no json | data_type",
                "{'messages':[]} | missing_messages_list",
                "{'messages':'x'} | missing_messages_list",
                "{'text':'x'} | missing_messages_list",
                "{'messages':[{'role':'user'},{'role':'assistant','content':'5'}]} | message_missing_key missing_content",
                "{'messages':[{'role':'user','content':'x','id':1},{'role':'assistant','content':'5'}]} | message_unrecognized_key",
                "{'messages':[{'role':'human','content':'x'},{'role':'assistant','content':'5'}]} | unrecognized_role",
                "{'messages':[{'role':'user','content':''},{'role':'assistant','content':'5'}]} | missing_content",
                "{'messages':[{'role':'user','content':null},{'role':'assistant','content':'5'}]} | missing_content",
                "{'messages':[{'role':'user','content':7},{'role':'assistant','content':'5'}]} | missing_content",
                "{'messages':[{'role':'user','content':'x'}]} | example_missing_assistant_message",
                "{'messages':['x',{'role':'assistant','content':'5'}]} | message_missing_key unrecognized_role missing_content"
            })
    void shouldNameWhatIsWrongWithARow(String row, String errors) throws IOException {
        // When
        LintReport report = lint(4096, List.of(GOOD, row.replace('\'', '"')));

        // Then
        assertThat(report.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::check))
                .containsExactly(errors.split(" "));
        assertThat(report.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::lines))
                .containsOnly(List.of(2L));
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void shouldCountRowsWithoutSystemOrUserMessages() throws IOException {
        // When
        LintReport report =
                lint(4096, List.of(GOOD, "{\"messages\":[{\"role\":\"assistant\",\"content\":\"5\",\"weight\":0}]}"));

        // Then
        assertThat(report.findings())
                .extracting(finding -> finding.check() + " " + finding.severity())
                .contains("missing_system NOTE", "missing_user ADVICE");
    }

    @Test
    void shouldFindRowsThatWouldBeCutOff() throws IOException {
        // When
        LintReport report = lint(19, List.of(GOOD, GOOD.replace("Fine.", "")));

        // Then
        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("token_limit"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.lines()).containsExactly(1L));
    }

    private LintReport lint(int tokensMax, List<String> rows) throws IOException {
        Path file = directory.resolve("rows.jsonl");
        Files.write(file, rows);
        return Lint.of(file, new LintSettings(directory, "cl100k_base", tokensMax, 10));
    }
}
