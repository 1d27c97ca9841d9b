package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {

    @TempDir
    Path temp;

    @Test
    void shouldDeleteAllThatIsInADirectory() throws IOException {
        // Given
        Path root = temp.resolve("root");
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/file"), "text");
        Files.writeString(root.resolve("file"), "text");

        // When
        DirectoryTree.delete(root);

        // Then
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldLeaveWhatALinkPointsTo() throws IOException {
        // Given
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("file"), "text");
        Path root = Files.createDirectory(temp.resolve("root"));
        Files.createSymbolicLink(root.resolve("link"), other);

        // When
        DirectoryTree.delete(root);

        // Then
        assertThat(root).doesNotExist();
        assertThat(other.resolve("file")).hasContent("text");
    }

    @Test
    void shouldFailForWhatIsNotThere() {
        assertThatThrownBy(() -> DirectoryTree.delete(temp.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
