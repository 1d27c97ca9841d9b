package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.FaultyProxy;
import io.millrace.testing.FaultyProxy.Fate;
import io.millrace.testing.S3Server;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Directories in a bucket, behind a proxy that breaks what the test says. */
@WithS3
@Timeout(180)
class S3StorageIT {

    private static final long SEED = 11;
    private static final int LARGE = (2 * Part.BYTES_STANDARD) + 12_345;
    private static final StoredName NAME = StoredName.snapshot("s-1");

    private static final Patience IMPATIENT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(8),
            Duration.ofSeconds(40),
            3,
            Duration.ofMillis(600));

    @TempDir
    private Path temp;

    private final AtomicInteger opened = new AtomicInteger();
    private final List<Storage> open = new ArrayList<>();
    private FaultyProxy proxy;
    private S3Settings access;
    private URI root;

    @BeforeEach
    void start(S3Server server) throws IOException {
        proxy = new FaultyProxy(server.port());
        root = URI.create("s3://" + S3Server.BUCKET + "/" + TestTopics.unique("storage"));
        access = access(proxy.port());
    }

    @AfterEach
    void stop() throws IOException {
        open.forEach(Storage::close);
        proxy.close();
    }

    @Test
    void shouldGiveBackWhatWasPublished() throws IOException {
        // Given
        System.out.println("seed " + SEED);
        byte[] large = new byte[LARGE];
        new Random(SEED).nextBytes(large);
        Storage builder = open();
        Path draft = draft(builder, "small", new byte[] {1, 2, 3});
        Files.write(draft.resolve("large.bin"), large);
        Files.createFile(draft.resolve("empty"));
        Files.write(Files.createDirectories(draft.resolve("in/a folder")).resolve("file"), new byte[] {4});

        // When
        URI location = builder.publish(NAME);

        // Then
        Storage reader = open();
        assertThat(reader.find(NAME)).contains(location);
        try (StoredDirectory fetched = reader.fetch(location)) {
            assertThat(fetched.path().resolve("large.bin")).hasBinaryContent(large);
            assertThat(fetched.path().resolve("small")).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(fetched.path().resolve("empty")).isEmptyFile();
            assertThat(fetched.path().resolve("in/a folder/file")).hasBinaryContent(new byte[] {4});
        }
        assertThat(location.toString()).startsWith(root + "/snapshots/s-1/").endsWith("/");
        assertThat(draft).doesNotExist();
    }

    @Test
    void shouldFetchOnce() throws IOException {
        // Given
        Storage builder = open();
        draft(builder, "file", new byte[] {1});
        URI location = builder.publish(NAME);
        Storage reader = open();
        reader.fetch(location).close();
        int before = proxy.requests().size();

        // When
        reader.fetch(location).close();
        builder.fetch(location).close();

        // Then
        assertThat(proxy.requests()).hasSize(before);
    }

    @Test
    void shouldFetchNoMoreThanIsNeeded() throws IOException {
        // Given
        Storage builder = open();
        Path draft = draft(builder, "needed", new byte[] {1});
        Files.write(draft.resolve("other"), new byte[] {2});
        URI location = builder.publish(NAME);
        Storage reader = open();

        // When
        StoredDirectory part = reader.fetch(location, Set.of("needed", "nowhere"));
        StoredDirectory all = reader.fetch(location);
        StoredDirectory again = reader.fetch(location, Set.of("other"));

        // Then
        assertThat(part.path()).isDirectoryNotContaining("glob:**other");
        assertThat(part.path().resolve("needed")).hasBinaryContent(new byte[] {1});
        assertThat(all.path().resolve("other")).hasBinaryContent(new byte[] {2});
        assertThat(again.path()).isEqualTo(all.path());
    }

    @Test
    void shouldRefuseALinkBeforeAnythingIsWritten() throws IOException {
        // Given
        Storage builder = open();
        Path draft = draft(builder, "file", new byte[] {1});
        Files.createSymbolicLink(draft.resolve("link"), draft.resolve("file"));

        // When // Then
        assertThatThrownBy(() -> builder.publish(NAME))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("link is no file");
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void shouldFindNothingThatWasNotPublished() {
        // Given
        Storage storage = open();
        URI nowhere = URI.create(root + "/models/v1/0123456789abcdef0123456789abcdef/");

        // When // Then
        assertThat(storage.find(NAME)).isEmpty();
        assertThatThrownBy(() -> storage.fetch(nowhere))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("SHA256SUMS is missing");
        assertThatThrownBy(() -> storage.fetch(URI.create(root + "/models/v1/")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("names nothing that was published");
        assertThatThrownBy(() -> storage.publish(NAME))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was not built");
    }

    @Test
    void shouldPublishOneOfManyThatComeAtOnce() throws Exception {
        // Given
        List<Callable<URI>> builders = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Storage storage = open();
            draft(storage, "file", new byte[] {(byte) (i / 2)});
            builders.add(() -> storage.publish(NAME));
        }
        // S3Mock looks whether there is an object, then writes it; a real server does both in one step.
        proxy.plan(request -> isPointer(request) ? Fate.PASSED_ALONE : Fate.PASSED);
        ExecutorService pool = Executors.newFixedThreadPool(builders.size());

        // When
        List<URI> told = new ArrayList<>();
        for (Future<URI> publication : pool.invokeAll(builders)) {
            told.add(publication.get());
        }
        pool.shutdown();

        // Then
        URI standing = open().find(NAME).orElseThrow();
        assertThat(told).containsOnly(standing);
        for (Storage storage : List.copyOf(open)) {
            try (StoredDirectory fetched = storage.fetch(standing)) {
                assertThat(fetched.path().resolve("file")).hasBinaryContent(contentOf(standing));
            }
        }
    }

    @Test
    void shouldLetTheFirstStandWhateverComesLater() throws IOException {
        // Given
        Storage first = open();
        draft(first, "file", new byte[] {1});
        URI location = first.publish(NAME);

        // When
        Storage second = open();
        Path draft = draft(second, "file", new byte[] {2});
        URI told = second.publish(NAME);

        // Then
        assertThat(told).isEqualTo(location);
        assertThat(draft).doesNotExist();
        try (StoredDirectory fetched = second.fetch(told)) {
            assertThat(fetched.path().resolve("file")).hasBinaryContent(new byte[] {1});
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"REFUSED", "CUT", "ANSWER_LOST", "UNANSWERED"})
    void shouldRideOutFaultsThatPass(Fate fate) throws IOException {
        // Given
        Storage storage = open();
        draft(storage, "large.bin", new byte[LARGE]);
        // A part that is not taken holds a line up for long, which another test waits for.
        everySecond(request -> fate != Fate.UNANSWERED || !request.contains("partNumber"), fate);

        // When
        URI location = storage.publish(NAME);

        // Then
        Storage reader = open();
        try (StoredDirectory fetched = reader.fetch(location)) {
            assertThat(fetched.path().resolve("large.bin")).hasBinaryContent(new byte[LARGE]);
        }
    }

    @Test
    void shouldRideOutAnAnswerThatComesTooSlowly() throws IOException {
        // Given
        Storage builder = open();
        draft(builder, "large.bin", new byte[LARGE]);
        URI location = builder.publish(NAME);
        Storage reader = open();
        AtomicInteger asked = new AtomicInteger();

        // When
        proxy.plan(request -> request.startsWith("GET") && request.contains("large.bin") && asked.getAndIncrement() == 0
                ? Fate.SLOW
                : Fate.PASSED);

        // Then
        try (StoredDirectory fetched = reader.fetch(location)) {
            assertThat(fetched.path().resolve("large.bin")).hasBinaryContent(new byte[LARGE]);
        }
        assertThat(asked).hasValueGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"REFUSED", "CUT", "UNANSWERED"})
    void shouldBeginAgainAfterAnUploadThatWasKilled(Fate fate) throws IOException {
        // Given
        Storage killed = open();
        Path draft = draft(killed, "large.bin", new byte[LARGE]);
        Files.write(draft.resolve("a-first"), new byte[] {1});
        proxy.plan(request -> request.contains("partNumber=2") ? fate : Fate.PASSED);

        // When
        assertThatThrownBy(() -> killed.publish(NAME))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("large.bin")
                .hasMessageContaining("storage.s3.endpoint");
        proxy.plan(request -> Fate.PASSED);

        // Then
        Storage next = open();
        assertThat(next.find(NAME)).isEmpty();
        draft(next, "large.bin", new byte[] {7});
        URI location = next.publish(NAME);
        try (StoredDirectory fetched = open().fetch(location)) {
            assertThat(fetched.path()).isDirectoryNotContaining("glob:**a-first");
            assertThat(fetched.path().resolve("large.bin")).hasBinaryContent(new byte[] {7});
        }
    }

    @Test
    void shouldKnowItsOwnPublicationWhenTheAnswerWasLost() throws IOException {
        // Given
        Storage storage = open();
        draft(storage, "file", new byte[] {1});
        AtomicInteger asked = new AtomicInteger();
        proxy.plan(request -> isPointer(request) && asked.getAndIncrement() == 0 ? Fate.ANSWER_LOST : Fate.PASSED);

        // When
        URI location = storage.publish(NAME);

        // Then
        assertThat(asked).hasValue(2);
        assertThat(storage.find(NAME)).contains(location);
    }

    @Test
    void shouldNoticeAChangedByte(S3Server server) throws IOException {
        // Given
        Storage builder = open();
        draft(builder, "file", new byte[] {1, 2, 3});
        URI location = builder.publish(NAME);

        // When
        server.overwrite(location + "file", new byte[] {1, 9, 3});

        // Then
        Storage reader = open();
        assertThatThrownBy(() -> reader.fetch(location))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("/file has the SHA-256 ")
                .hasMessageContaining("changed or damaged");
        server.overwrite(location + "file", new byte[] {1, 2, 3});
        reader.fetch(location).close();
    }

    @Test
    void shouldNoticeAListThatWasChangedAlong(S3Server server) throws IOException {
        // Given
        Storage builder = open();
        draft(builder, "file", new byte[] {1, 2, 3});
        URI location = builder.publish(NAME);
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.write(other.resolve("file"), new byte[] {4});

        // When
        server.overwrite(location + "file", new byte[] {4});
        server.overwrite(location + FileSums.FILE, FileSums.of(other).toBytes());

        // Then
        Storage reader = open();
        assertThatThrownBy(() -> reader.fetch(location))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("SHA256SUMS has the SHA-256 ");
    }

    @Test
    void shouldSayWhatToDoWhenNobodyAnswers() throws IOException {
        // Given
        Storage storage = open();
        proxy.close();

        // When // Then
        assertThatThrownBy(() -> storage.find(NAME))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageStartingWith("Cannot read " + root)
                .hasMessageContaining("see that storage.s3.endpoint is right")
                .hasMessageNotContaining("not-so-secret");
    }

    @Test
    void shouldSayThatTheBucketIsMissing() throws IOException {
        // Given
        Storage storage = open(URI.create("s3://nobody-made-this/x"));
        draft(storage, "file", new byte[] {1});

        // When // Then
        assertThatThrownBy(() -> storage.publish(NAME))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("create the bucket");
    }

    @Test
    void shouldReadWhatIsInALocalDirectoryToo() throws IOException {
        // Given
        Storage local = new LocalStorage(temp.resolve("local"));
        draft(local, "file", new byte[] {1});
        URI location = local.publish(NAME);

        // When // Then
        try (StoredDirectory fetched = open().fetch(location)) {
            assertThat(fetched.path().resolve("file")).hasBinaryContent(new byte[] {1});
        }
        assertThatThrownBy(() -> local.fetch(root))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("set storage.uri");
    }

    private Storage open() {
        return open(root);
    }

    /** As another process would. */
    private Storage open(URI uri) {
        Path cache = temp.resolve("cache-" + opened.incrementAndGet());
        Storage storage = S3Storage.open(new StorageSettings(uri, cache, 1L << 30, access), IMPATIENT);
        open.add(storage);
        return storage;
    }

    private static Path draft(Storage storage, String file, byte[] content) throws IOException {
        Path draft = Files.createDirectories(storage.draft(NAME));
        Files.write(draft.resolve(file), content);
        return draft;
    }

    /** Strikes every second of these requests. */
    private void everySecond(Predicate<String> which, Fate fate) {
        AtomicInteger count = new AtomicInteger();
        proxy.plan(request -> which.test(request) && count.getAndIncrement() % 2 == 0 ? fate : Fate.PASSED);
    }

    /** Every builder wrote a file of one byte; which one stands is told by the place. */
    private byte[] contentOf(URI standing) throws IOException {
        for (byte candidate = 0; candidate < 3; candidate++) {
            Path directory = Files.createDirectories(temp.resolve("candidate-" + candidate));
            Files.write(directory.resolve("file"), new byte[] {candidate});
            if (standing.toString().contains(FileSums.of(directory).id())) {
                return new byte[] {candidate};
            }
        }
        throw new AssertionError(standing + " is of none");
    }

    private static boolean isPointer(String request) {
        return request.startsWith("PUT") && request.contains("/published");
    }

    private static S3Settings access(int port) {
        return new S3Settings(Optional.of(URI.create(S3Server.endpoint(port))), "", true, "reader", "not-so-secret");
    }
}
