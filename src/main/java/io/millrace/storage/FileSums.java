package io.millrace.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a directory holds: each file's name and SHA-256. Its text is what {@code sha256sum -c SHA256SUMS} takes, in name order. A file
 * in a folder is named {@code folder/file}; folders are known by their files alone.
 *
 * @param byName SHA-256 by name, each 64 lower-case hexadecimal digits. A name is a path in the directory: words with single slashes
 *     between them, of which none is {@code .} or {@code ..}, without control characters and backslashes
 */
record FileSums(SortedMap<String, String> byName) {

    /** The name of the file with this text; the sums do not list it. */
    static final String FILE = "SHA256SUMS";

    private static final int ID_DIGITS = 32;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)", Pattern.DOTALL);
    private static final String WORD = "(?!\\.{1,2}(?:/|$))[^/\\\\\\p{Cntrl}]+";
    private static final Pattern NAME = Pattern.compile(WORD + "(?:/" + WORD + ")*");

    FileSums {
        byName.keySet().forEach(FileSums::requireName);
    }

    /**
     * Reads all files of a directory and its folders.
     *
     * @throws StorageException if there is anything else in it, such as a link, or a name that is none here
     */
    static FileSums of(Path directory) throws IOException {
        SortedMap<String, String> byName = new TreeMap<>();
        for (Path file : files(directory)) {
            byName.put(name(directory.relativize(file)), digest(file));
        }
        return new FileSums(byName);
    }

    /** @throws StorageException if it is no such text */
    static FileSums parse(byte[] text) {
        return new FileSums(new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(FileSums::match)
                .collect(Collectors.toMap(
                        line -> line.group(2), line -> line.group(1), (first, again) -> again, TreeMap::new)));
    }

    byte[] toBytes() {
        return byName.entrySet().stream()
                .map(FileSums::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Names the content: directories with the same files have the same id, others have another. 32 hexadecimal digits. */
    String id() {
        return id(toBytes());
    }

    static String id(byte[] text) {
        return hex(sha256().digest(text)).substring(0, ID_DIGITS);
    }

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(FileSums::requireFile)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path requireFile(Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new StorageException(path + " is no file; only files and folders of files can be published");
        }
        return path;
    }

    /** The same whatever separates names on this machine. */
    private static String name(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(FILE)) {
            throw new StorageException("A file cannot be published or fetched under the name " + name
                    + "; use names without backslashes and control characters, other than " + FILE);
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return hex(digest.digest());
    }

    private static Matcher match(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new StorageException("A line of " + FILE + " names no file; do not use the directory");
        }
        return matcher;
    }

    private static String line(Map.Entry<String, String> file) {
        return file.getValue() + "  " + file.getKey() + "\n";
    }
}
