package io.millrace.testing;

import io.millrace.dataset.DirectoryTree;
import io.millrace.embedded.EmbeddedCluster;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The classes of the tests' class path as forked JVMs map them instead of loading them (<a
 * href="https://openjdk.org/jeps/350">JEP 350</a>), which takes half of the time off the start of a broker or a service. Made
 * before the integration tests, from a run of the loop; files in {@code target/archive}.
 */
public final class ClassArchive {

    private static final Path DIRECTORY = Path.of("target", "archive").toAbsolutePath();
    private static final Path SERVICE = DIRECTORY.resolve("service.arguments");
    /** The class path of which the archives are. */
    private static final Path RECORDED = DIRECTORY.resolve("class.path");

    private static final Path BROKER = DIRECTORY.resolve("broker.arguments");

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    /** Where there is no archive, or one of other classes, a JVM loads what it needs, in silence. */
    private static final List<String> FORKED = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private static final List<String> OPTIONS = isFresh() ? List.of("@" + SERVICE) : with("-cp", CLASS_PATH);

    private ClassArchive() {}

    /** Options of a forked service for a short life, class path included: those of the archive, unless classes have changed since. */
    static List<String> options() {
        return OPTIONS;
    }

    /** Makes the archives of services and brokers, unless they are of this class path and newer than all its classes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (isFresh() && Files.readString(RECORDED).equals(CLASS_PATH)) {
            return;
        }
        if (Files.exists(DIRECTORY)) {
            DirectoryTree.delete(DIRECTORY);
        }
        Files.createDirectories(DIRECTORY);
        String jars = jars();
        record(jars);
        Files.writeString(RECORDED, CLASS_PATH);
        Files.write(BROKER, options(jars, "-XX:SharedArchiveFile=", archive(BROKER)));
        Files.write(SERVICE, options(jars, "-XX:SharedArchiveFile=", archive(SERVICE)));
    }

    private static boolean isFresh() {
        try {
            return Files.exists(SERVICE) && newest() < modified(SERVICE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class path", e);
        }
    }

    private static long newest() throws IOException {
        long newest = 0;
        for (String entry : CLASS_PATH.split(File.pathSeparator)) {
            for (Path file : files(Path.of(entry))) {
                newest = Math.max(newest, modified(file));
            }
        }
        return newest;
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    /** Runs the loop in two JVMs, each of which writes an archive when it ends. */
    private static void record(String jars) throws IOException, InterruptedException {
        Path broker = Files.write(
                DIRECTORY.resolve("broker.recording"), options(jars, "-XX:ArchiveClassesAtExit=", archive(BROKER)));
        Path service = Files.write(
                DIRECTORY.resolve("service.recording"), options(jars, "-XX:ArchiveClassesAtExit=", archive(SERVICE)));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + service,
                        "-D" + EmbeddedCluster.JVM_ARGUMENTS + "=" + broker,
                        ShortLoop.class.getName(),
                        DIRECTORY.resolve("loop").toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the loop whose classes are archived has failed; see above");
        }
    }

    private static Path archive(Path arguments) {
        return Path.of(arguments + ".jsa");
    }

    private static List<String> options(String jars, String option, Path archive) {
        return with("-cp", jars, option + archive).stream()
                .map(each -> '"' + each + '"')
                .toList();
    }

    private static List<String> with(String... more) {
        return Stream.concat(FORKED.stream(), Stream.of(more)).toList();
    }

    /** The class path with its directories packed, since archives know jars alone. */
    private static String jars() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : CLASS_PATH.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? pack(path, DIRECTORY.resolve(jars.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files(classes)) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
