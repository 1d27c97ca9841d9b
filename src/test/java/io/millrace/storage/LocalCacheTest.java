package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCacheTest {

    private static final int BYTES = 100;

    @TempDir
    private Path parent;

    private final AtomicInteger filled = new AtomicInteger();
    private LocalCache cache;

    @BeforeEach
    void open() throws IOException {
        cache = LocalCache.open(parent, 2 * BYTES);
    }

    @AfterEach
    void close() throws IOException {
        cache.close();
    }

    @Test
    void shouldMakeACopyOnce() throws IOException {
        // When
        use("a");
        use("a");

        // Then
        assertThat(filled).hasValue(1);
        assertThat(copies()).containsExactly("a");
    }

    @Test
    void shouldKnowItsCopies() throws IOException {
        // When
        use("a");

        // Then
        assertThat(cache.has("a")).isTrue();
        assertThat(cache.has("b")).isFalse();
    }

    @Test
    void shouldForgetWhatWasUsedLongestAgo() throws IOException {
        // Given
        use("a");
        use("b");
        age("a", 2_000);
        age("b", 3_000);
        use("a");
        age("a", 1_000);

        // When
        use("c");

        // Then
        assertThat(copies()).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void shouldKeepWhatIsInUse() throws IOException {
        // Given
        StoredDirectory used = cache.fetch("a", this::fill);
        StoredDirectory again = cache.fetch("a", this::fill);
        used.close();
        age("a", 9_000);

        // When
        use("b");
        use("c");

        // Then
        assertThat(again.path().resolve("folder/file")).hasSize(BYTES);
        assertThat(copies()).contains("a");

        // And
        again.close();
        age("a", 9_000);
        use("d");
        assertThat(copies()).doesNotContain("a");
    }

    @Test
    void shouldShowNothingOfACopyThatFailed() throws IOException {
        // Given
        LocalCache.Filling failing = directory -> {
            fill(directory);
            throw new IOException("disk full");
        };

        // When
        assertThatThrownBy(() -> cache.fetch("a", failing)).isInstanceOf(IOException.class);

        // Then
        assertThat(copies()).isEmpty();
        assertThat(files(parent.resolve("0/incoming"))).isEmpty();
        use("a");
        assertThat(copies()).containsExactly("a");
    }

    @Test
    void shouldGiveEachUserADirectoryOfItsOwn() throws IOException {
        // Given
        use("a");

        // When
        try (LocalCache second = LocalCache.open(parent, BYTES)) {
            second.fetch("b", this::fill).close();

            // Then
            assertThat(files(parent.resolve("1/copies"))).containsExactly("b");
            assertThat(copies()).containsExactly("a");
        }
    }

    @Test
    void shouldFindItsCopiesAgainAndNothingUnfinished() throws IOException {
        // Given
        use("a");
        Files.createDirectories(cache.drafts().resolve("models/v1.tmp/spill"));
        Files.createDirectories(parent.resolve("0/incoming/half"));
        cache.close();

        // When
        cache = LocalCache.open(parent, 2 * BYTES);
        use("a");

        // Then
        assertThat(filled).hasValue(1);
        assertThat(cache.drafts()).doesNotExist();
        assertThat(files(parent.resolve("0/incoming"))).isEmpty();
    }

    private void use(String id) throws IOException {
        cache.fetch(id, this::fill).close();
    }

    private void fill(Path directory) throws IOException {
        filled.incrementAndGet();
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.write(folder.resolve("file"), new byte[BYTES]);
    }

    private void age(String id, long ms) throws IOException {
        Path copy = cache.copies().resolve(id);
        Files.setLastModifiedTime(copy, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() - ms));
    }

    private List<String> copies() {
        return files(cache.copies());
    }

    private static List<String> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
