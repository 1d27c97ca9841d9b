package io.millrace.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The names of the images that {@code src/test/docker/images} got or made, by the variables of the compose file. */
public final class Images {

    private static final Path FILE = Path.of("target", "images.env");

    /** It is there while the images are being made. */
    private static final Path MAKING = Path.of("target", "images.making");

    private static final Duration MAKING_MAX = Duration.ofMinutes(10);

    private Images() {}

    /**
     * Skips the test where nobody made images to run, but not where {@code CI} is set: there it fails. Images that are being made
     * are waited for.
     */
    public static void assume() {
        await("images").atMost(MAKING_MAX).until(() -> Files.notExists(MAKING));
        assumeTrue(
                Files.exists(FILE) || System.getenv("CI") != null,
                "needs Docker and images: run src/test/docker/images");
        assertThat(FILE).as("names of images, which CI must have").exists();
    }

    /** The name of the image of Millrace. */
    static String millrace() {
        return of("MILLRACE_IMAGE");
    }

    /** The name that a variable has. */
    static String of(String variable) {
        return all().stream()
                .filter(line -> line.startsWith(variable + "="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** All variables and names, as KEY=VALUE. */
    static List<String> all() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + "; src/test/docker/images writes it", e);
        }
    }
}
