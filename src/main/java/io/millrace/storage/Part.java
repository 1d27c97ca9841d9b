package io.millrace.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A range of a file that is moved in one call, so that memory is bounded and a call that fails costs little.
 *
 * @param number 1 for the first
 * @param offset its first byte
 * @param bytes how many
 */
record Part(int number, long offset, int bytes) {

    /** More than the 5 MiB that S3 asks for at least. */
    static final int BYTES_STANDARD = 8 << 20;

    /** S3 takes no more; the parts of larger files are larger. */
    private static final int COUNT_MAX = 10_000;

    /** The parts of a file of that size, in order; none if it is empty. */
    static List<Part> of(long size) {
        long bytes = Math.max(BYTES_STANDARD, (size + COUNT_MAX - 1) / COUNT_MAX);
        return LongStream.range(0, (size + bytes - 1) / bytes)
                .mapToObj(index -> new Part(
                        (int) index + 1, index * bytes, Math.toIntExact(Math.min(bytes, size - index * bytes))))
                .toList();
    }

    /** Reads it. */
    byte[] read(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** As a request names it. */
    String range() {
        return "bytes=" + offset + "-" + (offset + bytes - 1);
    }
}
