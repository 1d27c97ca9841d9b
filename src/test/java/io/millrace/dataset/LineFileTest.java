package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

    @TempDir
    Path directory;

    @Test
    void shouldGiveLinesOfAnyLengthAndAnyBytes() throws IOException {
        // Given
        List<String> lines =
                List.of("", "a", "x".repeat(65_535), "y".repeat(65_536), "z".repeat(200_000), "\r\u0000ÿ", "");

        // Then
        assertThat(read(String.join("\n", lines) + "\n")).isEqualTo(lines);
    }

    @Test
    void shouldGiveALastLineWithoutAnEnd() throws IOException {
        assertThat(read("a\nb")).containsExactly("a", "b");
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly("");
    }

    private List<String> read(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("f"), content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        try (LineFile in = new LineFile(file)) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                lines.add(new String(line, StandardCharsets.ISO_8859_1));
                assertThat(in.line()).isEqualTo(lines.size());
            }
        }
        return lines;
    }
}
