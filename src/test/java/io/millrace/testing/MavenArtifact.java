package io.millrace.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something from Maven Central that tests run beside the class path. It is fetched when it is first asked for, and kept in
 * {@code target/maven}.
 *
 * @param coordinates {@code group:artifact:version:type:classifier}
 */
record MavenArtifact(String coordinates) {

    private static final Path DIRECTORY = Path.of("target", "maven").toAbsolutePath();

    /** Of newer ones the goal also asks for the parents of the artifact, which not all were published with. */
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:2.10:copy";

    /** The file. */
    Path file() throws IOException {
        String[] parts = coordinates.split(":");
        Path file = DIRECTORY.resolve("%s-%s-%s.%s".formatted(parts[1], parts[2], parts[4], parts[3]));
        if (Files.notExists(file)) {
            run("./mvnw", "-q", "-ntp", COPY, "-Dartifact=" + coordinates, "-DoutputDirectory=" + DIRECTORY);
        }
        return file;
    }

    /** The directory with what is in the file, a {@code tar.gz}. */
    Path unpacked() throws IOException {
        Path file = file();
        Path directory = Path.of(file + ".unpacked");
        if (Files.notExists(directory)) {
            Path begun = Files.createTempDirectory(DIRECTORY, "unpacking");
            run("tar", "-xzf", file.toString(), "-C", begun.toString());
            Files.move(begun, directory);
        }
        return directory;
    }

    private static void run(String... command) throws IOException {
        int exitCode =
                new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + exitCode);
        }
    }
}
