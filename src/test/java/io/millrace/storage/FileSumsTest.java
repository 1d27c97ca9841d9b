package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSumsTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir
    private Path directory;

    @Test
    void shouldBeTheTextThatSha256sumTakes() throws IOException {
        // Given
        Files.writeString(directory.resolve("b.txt"), "a");
        Files.createFile(directory.resolve("a b.txt"));

        // When
        FileSums sums = FileSums.of(directory);

        // Then
        assertThat(new String(sums.toBytes(), StandardCharsets.UTF_8))
                .isEqualTo(EMPTY + "  a b.txt\n" + A + "  b.txt\n");
        assertThat(FileSums.parse(sums.toBytes())).isEqualTo(sums);
    }

    @Test
    void shouldNameTheContent() throws IOException {
        // Given
        Files.writeString(directory.resolve("b.txt"), "a");
        String before = FileSums.of(directory).id();

        // When
        Files.writeString(directory.resolve("b.txt"), "b");

        // Then
        assertThat(before).hasSize(32);
        assertThat(FileSums.of(directory).id()).hasSize(32).isNotEqualTo(before);
    }

    @Test
    void shouldTakeFilesInFolders() throws IOException {
        // Given
        Files.createDirectories(directory.resolve("deep/er"));
        Files.createDirectory(directory.resolve("empty"));
        Files.writeString(directory.resolve("deep/er/..b"), "a");
        Files.writeString(directory.resolve("deep/a.txt"), "a");
        Files.createFile(directory.resolve("z"));

        // When
        FileSums sums = FileSums.of(directory);

        // Then
        assertThat(sums.byName()).containsOnlyKeys("deep/a.txt", "deep/er/..b", "z");
        assertThat(FileSums.parse(sums.toBytes())).isEqualTo(sums);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "inner", "nowhere"})
    void shouldTakeNoLinks(String target) throws IOException {
        // Given
        Files.createFile(directory.resolve("file"));
        Files.createDirectory(directory.resolve("inner"));
        Files.createSymbolicLink(directory.resolve("inner/link"), directory.resolve(target));

        // When // Then
        assertThatThrownBy(() -> FileSums.of(directory))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("inner/link is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\\b", "SHA256SUMS"})
    void shouldNotTakeNamesThatAListCannotHold(String name) throws IOException {
        // Given
        Files.createFile(directory.resolve(name));

        // When // Then
        assertThatThrownBy(() -> FileSums.of(directory))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("use names without backslashes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../b", "/b", "a/../b", "a//b", "a/", "a/.", "a/..", "./b", "..", ".", "a\\b", "", "SHA256SUMS"})
    void shouldRefuseNamesOutsideTheDirectory(String name) {
        // Given
        byte[] text = (A + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> FileSums.parse(text)).isInstanceOf(StorageException.class);
    }
}
