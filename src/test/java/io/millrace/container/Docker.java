package io.millrace.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command lines of Docker and Compose. Each call waits for the command; one that fails throws with what it wrote. */
public final class Docker {

    private static final long MINUTES_MAX = 5;

    private Docker() {}

    /**
     * Runs {@code docker}.
     *
     * @return what it wrote to standard output and error, without white space at the ends
     * @throws IllegalStateException if it fails
     */
    public static String run(String... arguments) {
        return output(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
    }

    /** One value of what Docker knows of a container, image or network, for example {@code {{.State.ExitCode}}}. */
    public static String inspect(String name, String format) {
        return run("inspect", "--format", format, name);
    }

    /** The names of the volumes that no container uses. */
    static Set<String> unusedVolumes() {
        return run("volume", "ls", "--quiet", "--filter", "dangling=true")
                .lines()
                .collect(Collectors.toSet());
    }

    /** Says whether a container runs and its own check finds it healthy. */
    public static boolean isHealthy(String container) {
        return inspect(container, "{{.State.Running}} {{.State.Health.Status}}").equals("true healthy");
    }

    /** Deletes what containers left in a directory of this machine, whoever it belongs to. */
    public static void emptyDirectory(Path directory) {
        String shared = directory.toAbsolutePath().toString();
        run(
                "run",
                "--rm",
                "--user=0",
                "--volume=" + shared + ":" + shared,
                "--entrypoint=find",
                Images.millrace(),
                shared,
                "-mindepth",
                "1",
                "-delete");
    }

    /** The beginning of a command of Compose, whichever version there is. */
    static List<String> compose() {
        return new ArrayList<>(
                succeeds("docker", "compose", "version") ? List.of("docker", "compose") : List.of("docker-compose"));
    }

    /** What a command writes. */
    static String output(List<String> command) {
        try {
            Path log = Files.createTempFile("docker", ".log");
            int code = exitCode(command, log);
            String written = Files.readString(log, StandardCharsets.UTF_8).strip();
            Files.delete(log);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ":\n" + written);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0), e);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            output(List.of(command));
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    private static int exitCode(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + command.get(0), e);
        }
    }
}
