package io.millrace.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image alone: what it promises to those who run it under tight rules. */
class ImageIT {

    private static final String JAVA = "/opt/millrace/java/bin/java";

    /** Half of it are libraries, and a sixth is the archive of their classes. */
    private static final long BYTES_MAX = 460_000_000;

    @BeforeAll
    static void requireImages() {
        Images.assume();
    }

    @Test
    void shouldRunTheProgramOnAFileSystemThatCannotBeWritten() {
        // When
        String version = run("--read-only --cap-drop=ALL --security-opt=no-new-privileges", "--version");

        // Then
        assertThat(version).isEqualTo("millrace " + Version.current());
    }

    @Test
    void shouldNotRunAsRoot() {
        assertThat(run("--entrypoint=id")).startsWith("uid=10001 gid=10001");
        assertThat(Docker.inspect(Images.millrace(), "{{.Config.User}}")).isEqualTo("10001:10001");
    }

    @Test
    void shouldTakeHalfOfTheMemoryOfItsContainerAsHeap() {
        // When
        String flags = run("--memory=1g -e JAVA_OPTS=-XX:+PrintFlagsFinal", "run", "--help");

        // Then
        assertThat(flag(flags, "MaxHeapSize")).isEqualTo(Long.toString(512L << 20));
        assertThat(flag(flags, "ExitOnOutOfMemoryError")).isEqualTo("true");
    }

    @Test
    void shouldLoadItsClassesFromTheArchive() {
        // When
        String loaded = run("-e JAVA_OPTS=-Xlog:class+load", "--version");

        // Then
        assertThat(loaded.lines().filter(line -> line.contains("io.millrace.cli.Main ")))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    @Test
    void shouldWriteUtf8() {
        assertThat(run("", "generate", "--count=200"))
                .contains("\"language\":\"ja\"")
                .containsPattern("\\p{IsHiragana}");
    }

    @Test
    void shouldBeSmall() {
        assertThat(Long.parseLong(Docker.inspect(Images.millrace(), "{{.Size}}")))
                .isLessThan(BYTES_MAX);
    }

    @Test
    void shouldHoldNothingOfItsBuild() {
        assertThat(run("--entrypoint=ls", "/")).doesNotContain("source").doesNotContain("root/.m2");
        assertThat(run("--entrypoint=" + JAVA, "--list-modules")).doesNotContain("jdk.compiler");
    }

    /** The value in a line such as {@code size_t MaxHeapSize = 536870912 {product} {ergonomic}}. */
    private static String flag(String flags, String name) {
        return flags.replaceAll("(?s).*\\b" + name + " +:?= (\\S+).*", "$1");
    }

    private static String run(String options, String... command) {
        String[] given = options.isEmpty() ? new String[0] : options.split(" ");
        String[] all = new String[given.length + command.length + 3];
        all[0] = "run";
        all[1] = "--rm";
        System.arraycopy(given, 0, all, 2, given.length);
        all[given.length + 2] = Images.millrace();
        System.arraycopy(command, 0, all, given.length + 3, command.length);
        return Docker.run(all);
    }
}
