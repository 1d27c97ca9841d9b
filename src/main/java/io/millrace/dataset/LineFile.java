package io.millrace.dataset;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a file as bytes, which need not be text. A line ends with a line feed, which is left out; the last may end with the
 * file. For one thread.
 */
final class LineFile implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long line;

    /** Says which lines are wanted. */
    @FunctionalInterface
    interface Choice {
        /**
         * Whether to keep a line.
         *
         * @param number of the line, from 1
         */
        boolean keeps(long number, byte[] line) throws IOException;
    }

    LineFile(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** Writes the wanted lines of a file to a new one, which gets that name in its entry. */
    static FileEntry copy(Path from, Path to, String name, Choice wanted) throws IOException {
        try (LineFile lines = new LineFile(from);
                HashedFile copy = new HashedFile(to)) {
            long rows = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (wanted.keeps(lines.line(), line)) {
                    copy.out().write(line);
                    copy.out().write('\n');
                    rows++;
                }
            }
            return copy.seal(rows).named(name);
        }
    }

    /** The number of the line that was given last, from 1; 0 before the first. */
    long line() {
        return line;
    }

    /** The next line; null after the last. */
    byte[] next() throws IOException {
        if (!fill()) {
            return null;
        }
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (fill()) {
            int feed = indexOfFeed();
            bytes.write(buffer, at, feed - at);
            at = feed + 1;
            if (feed < end) {
                break;
            }
        }
        return bytes.toByteArray();
    }

    /** The place of the next line feed in the buffer, or its end. */
    private int indexOfFeed() {
        int feed = at;
        while (feed < end && buffer[feed] != '\n') {
            feed++;
        }
        return feed;
    }

    /** Whether there is a byte to read. */
    private boolean fill() throws IOException {
        if (at >= end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
