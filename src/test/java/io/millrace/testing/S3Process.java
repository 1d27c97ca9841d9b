package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** S3Mock in a process of its own. */
final class S3Process {

    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final int port;
    private final Process process;

    private S3Process(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param directory for its files and its log
     */
    static S3Server start(Path directory) throws IOException {
        int port = FreePorts.pick();
        Files.createDirectories(directory);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jar() + File.pathSeparator + testClasses(),
                        S3ServerMain.class.getName(),
                        "--server.address=127.0.0.1",
                        "--http.port=" + port,
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.store.root=" + directory.resolve("root"),
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + S3Server.BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3.log").toFile())
                .start();
        S3Process server = new S3Process(port, process);
        await("the S3 server, see " + directory.resolve("s3.log"))
                .atMost(START_MAX)
                .until(server::answers);
        return new S3Server(port, server::kill);
    }

    private void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the S3 server ended with " + process.exitValue());
        }
        try {
            URI icon = URI.create(S3Server.endpoint(port) + "/favicon.ico");
            return ((HttpURLConnection) icon.toURL().openConnection()).getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static String jar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*s3mock-[^/\\\\]*-exec\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("S3Mock is not on the class path of the tests"));
    }

    private static String testClasses() {
        return Path.of(S3Process.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
