package io.millrace.proof.guarantee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/**
 * Tells lines apart without keeping them: the length of a line in bytes and its CRC-32C, without the line feed. Files are
 * held against a SHA-256 as well; this only has to say which line is wrong. For one thread.
 */
final class LineDigests {

    private static final int BUFFER_BYTES = 1 << 16;

    private final CRC32C crc = new CRC32C();
    private final LongStream.Builder lines = LongStream.builder();
    private long length;

    private LineDigests() {}

    /** The digest of a line. */
    static long of(String line) {
        LineDigests digests = new LineDigests();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        digests.update(bytes, 0, bytes.length);
        return digests.digest();
    }

    /** The digests of all lines of a file; what follows the last line feed counts as a line too. */
    static long[] of(Path file) throws IOException {
        LineDigests digests = new LineDigests();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digests.split(buffer, count);
            }
        }
        if (digests.length > 0) {
            digests.endLine();
        }
        return digests.lines.build().toArray();
    }

    private void split(byte[] buffer, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                update(buffer, start, i - start);
                endLine();
                start = i + 1;
            }
        }
        update(buffer, start, count - start);
    }

    private void update(byte[] buffer, int start, int count) {
        crc.update(buffer, start, count);
        length += count;
    }

    private void endLine() {
        lines.add(digest());
        crc.reset();
        length = 0;
    }

    private long digest() {
        return length << 32 | crc.getValue();
    }
}
