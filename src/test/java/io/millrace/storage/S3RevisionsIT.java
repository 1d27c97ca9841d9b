package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.S3Server;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Revisions of a snapshot in a bucket. */
@WithS3
@Timeout(180)
class S3RevisionsIT {

    private static final StoredName FIRST = StoredName.snapshot("s-1");
    private static final StoredName SECOND = StoredName.snapshot("s-1.r1-0123abcd");
    private static final StoredName OTHER = StoredName.snapshot("s-10");

    @TempDir
    private Path temp;

    private Storage storage;

    @BeforeEach
    void open(S3Server server) {
        S3Settings access = new S3Settings(
                Optional.of(URI.create(S3Server.endpoint(server.port()))), "", true, "reader", "not-so-secret");
        URI root = URI.create("s3://" + S3Server.BUCKET + "/" + TestTopics.unique("revisions"));
        storage = S3Storage.open(new StorageSettings(root, temp.resolve("cache"), 1L << 30, access));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void shouldDeleteAllRevisionsButOne() throws IOException {
        // Given
        URI first = publish(FIRST, "erased text");
        URI second = publish(SECOND, "kept text");
        URI other = publish(OTHER, "other text");

        // When
        Optional<URI> newest = storage.findNewest(FIRST);
        storage.deleteOthers(FIRST, second);
        storage.deleteOthers(FIRST, second);

        // Then
        assertThat(newest).contains(second);
        assertThat(storage.findNewest(FIRST)).contains(second);
        assertThat(storage.findNewest(OTHER)).contains(other);
        assertThat(storage.find(FIRST)).isEmpty();
        assertThat(storage.exists(first)).isFalse();
        assertThat(storage.exists(second)).isTrue();
        assertThat(storage.find(SECOND)).contains(second);
        assertThat(storage.find(OTHER)).contains(other);
        assertThatThrownBy(() -> storage.fetch(first)).isInstanceOf(StorageException.class);
        try (StoredDirectory fetched = storage.fetch(second)) {
            assertThat(fetched.path().resolve("in/file")).hasContent("kept text");
        }
        assertThat(localFilesWith("erased text")).isZero();
    }

    @Test
    void shouldDeleteNothingIfWhatIsToBeKeptIsElsewhere() throws IOException {
        // Given
        URI first = publish(FIRST, "text");

        // When
        storage.deleteOthers(FIRST, temp.toUri());
        storage.deleteOthers(FIRST, URI.create("s3://elsewhere/snapshots/s-1.r1-0123abcd/5f/"));

        // Then
        assertThat(storage.find(FIRST)).contains(first);
    }

    private URI publish(StoredName name, String text) throws IOException {
        Path folder = Files.createDirectories(storage.draft(name).resolve("in"));
        Files.writeString(folder.resolve("file"), text);
        return storage.publish(name);
    }

    private long localFilesWith(String text) throws IOException {
        try (Stream<Path> tree = Files.walk(temp)) {
            return tree.filter(file -> file.endsWith("file"))
                    .filter(file -> has(file, text))
                    .count();
        }
    }

    private static boolean has(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
