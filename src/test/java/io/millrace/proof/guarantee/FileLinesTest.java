package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinesTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFindNothingWrongWithTheExpectedLines() throws IOException {
        assertThat(compare("a", "b", "ü")).isEmpty();
    }

    @Test
    void shouldNameTheLineThatIsMissingAndNoOther() throws IOException {
        assertThat(compare("a", "ü")).containsExactly("b at lines line 2 of s: is missing");
        assertThat(compare("a", "b")).containsExactly("ü at lines line 3 of s: is missing");
    }

    @Test
    void shouldNameTheLineThatIsTooManyAndNoOther() throws IOException {
        assertThat(compare("a", "a", "b", "ü")).containsExactly("a row at lines line 2 of s: is too many");
        assertThat(compare("a", "b", "ü", "x")).containsExactly("a row at lines line 4 of s: is too many");
    }

    @Test
    void shouldNameTheLineThatIsOtherAndNoOther() throws IOException {
        assertThat(compare("a", "x", "ü")).containsExactly("b at lines line 2 of s: is not its live record");
    }

    /** What is said of a file with these lines that should hold a, b and ü. */
    private List<String> compare(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("lines"), List.of(lines));
        Findings findings = new Findings("OneJob");
        new FileLines("s", file, findings)
                .compare(Stream.of("a", "b", "ü")
                        .map(text -> new ExpectedLine(text, LineDigests.of(text)))
                        .toList());
        return findings.list().stream().map(FileLinesTest::shown).toList();
    }

    private static String shown(Violation violation) {
        return violation.id() + " at " + violation.where() + ": " + violation.what();
    }
}
