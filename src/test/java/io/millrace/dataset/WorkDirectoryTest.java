package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {

    @TempDir
    Path directory;

    private Path target;
    private Process builder;

    @BeforeEach
    void chooseTarget() {
        target = directory.resolve("s-000001");
    }

    @AfterEach
    void killBuilder() {
        if (builder != null) {
            builder.destroyForcibly();
        }
    }

    @Test
    void shouldLeaveTheFilesOfALivingProcessAndRemoveThoseOfAKilledOne() throws IOException, InterruptedException {
        // Given
        Path theirs = startBuilder();

        // When
        WorkDirectory.create(target).delete();
        boolean leftToTheLiving = Files.exists(theirs.resolve("spill"));
        WorkDirectory.create(target).delete();
        boolean leftAgain = Files.exists(theirs.resolve("spill"));
        builder.destroyForcibly().waitFor();
        WorkDirectory.create(target).delete();

        // Then
        assertThat(leftToTheLiving).isTrue();
        assertThat(leftAgain).isTrue();
        assertThat(directory).isEmptyDirectory();
    }

    /** In one process the lock of the first would be gone if the others only looked at it. */
    @Test
    void shouldHoldOnToTheFilesOfABuilderWhateverOthersInTheSameProcessDo() throws IOException {
        // Given
        WorkDirectory first = WorkDirectory.create(target);
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        WorkDirectory second = WorkDirectory.create(target);
        WorkDirectory third = WorkDirectory.create(link.resolve("s-000001"));

        // When
        Path theirs = startBuilder();

        // Then
        assertThat(List.of(first.spill(), second.spill(), third.spill(), theirs))
                .allMatch(Files::isDirectory);
    }

    @Test
    void shouldRemoveWhatWasLeftOfItsTargetOnly() throws IOException {
        // Given
        Files.writeString(
                Files.createDirectory(directory.resolve("s-000001.tmp-1")).resolve("train.jsonl"), "{}");
        Files.createFile(directory.resolve("s-000001.tmp-1.lock"));
        Files.createDirectory(directory.resolve("s-000001.tmp-2"));
        Files.createDirectory(directory.resolve("s-000002.tmp-1"));

        // When
        WorkDirectory.create(target).delete();

        // Then
        assertThat(children()).containsExactly("s-000002.tmp-1");
    }

    @Test
    void shouldPublishWithoutALock() throws IOException {
        // Given
        WorkDirectory work = WorkDirectory.create(target);
        Files.createFile(work.path().resolve("train.jsonl"));

        // When
        work.publish();

        // Then
        assertThat(children()).containsExactly("s-000001");
        assertThat(target.resolve("train.jsonl")).exists();
        assertThat(target.resolve("spill")).doesNotExist();
    }

    @Test
    void shouldNotReplaceWhatAnotherHasPublished() throws IOException {
        // Given
        WorkDirectory first = WorkDirectory.create(target);
        WorkDirectory second = WorkDirectory.create(target);
        Files.createFile(first.path().resolve("first"));
        Files.createFile(second.path().resolve("second"));

        // When
        first.publish();

        // Then
        assertThatThrownBy(second::publish).isInstanceOf(FileSystemException.class);
        second.delete();
        assertThat(target.resolve("first")).exists();
        assertThat(children()).containsExactly("s-000001");
    }

    /** Begins to build in args[0], says where, and stays until it is killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(WorkDirectory.create(Path.of(args[0])).path());
        Thread.currentThread().join();
    }

    /** Starts another process, and waits until it builds; gives its directory. */
    private Path startBuilder() throws IOException {
        builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkDirectoryTest.class.getName(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = builder.inputReader(StandardCharsets.UTF_8)) {
            return Path.of(out.readLine());
        }
    }

    private List<String> children() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
