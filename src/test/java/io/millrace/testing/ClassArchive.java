package io.millrace.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The classes of this JVM's class path, for forked ones that are to start fast. One that records leaves an archive
 * of the classes that it loaded, parsed and verified (<a href="https://openjdk.org/jeps/350">JEP 350</a>); later ones map it. Safe
 * for use by several threads.
 */
public final class ClassArchive {

    private static final ClassArchive SHARED = createShared();

    private final Path archive;
    private final String classPath;

    /**
     * Packs directories of the class path, since archives know jars alone.
     *
     * @param directory for the archive and the jars; need not exist
     */
    private ClassArchive(Path directory) throws IOException {
        Files.createDirectories(directory);
        archive = directory.resolve("classes.jsa");
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? pack(path, directory.resolve(jars.size() + ".jar")) : entry);
        }
        classPath = String.join(File.pathSeparator, jars);
    }

    /** The one that all tests of this JVM share; its files are in {@code target}. */
    public static ClassArchive shared() {
        return SHARED;
    }

    private static ClassArchive createShared() {
        try {
            Path archives =
                    Files.createDirectories(Path.of("target", "archives").toAbsolutePath());
            return new ClassArchive(Files.createTempDirectory(archives, "shared-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack the class path", e);
        }
    }

    /** Says whether a JVM has left the archive. */
    public boolean isRecorded() {
        return Files.exists(archive);
    }

    /** Options of a JVM that writes the archive when it ends; {@code kill -9} leaves none. */
    public List<String> recording() {
        return options("-XX:ArchiveClassesAtExit=");
    }

    /** Options of a JVM that maps the archive, if there is one. */
    public List<String> options() {
        return isRecorded() ? options("-XX:SharedArchiveFile=") : List.of("-cp", classPath);
    }

    private List<String> options(String option) {
        return List.of("-cp", classPath, option + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
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
            return all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }
}
