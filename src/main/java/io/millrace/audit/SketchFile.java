package io.millrace.audit;

import io.millrace.text.Sketch;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sketches on the disk, each to be read again by its offset. At an offset: the row (8 bytes), the contrast (4), the number of
 * shingles (4) and these (4 each), all big-endian. For one thread.
 */
final class SketchFile implements Closeable {

    private static final int HEADER_BYTES = Long.BYTES + 2 * Integer.BYTES;
    private static final int BYTES_MAX = HEADER_BYTES + Sketch.SHINGLES_MAX * Integer.BYTES;

    /** A sketch and the row that it is of. */
    record Stored(long row, Sketch sketch) {}

    private final FileChannel channel;
    private final DataOutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BYTES_MAX);
    private long end;

    SketchFile(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    }

    /** Appends a sketch; returns its offset. */
    long append(long row, Sketch sketch) throws IOException {
        long offset = end;
        out.writeLong(row);
        out.writeInt(sketch.contrast());
        out.writeInt(sketch.shingles().length);
        for (int shingle : sketch.shingles()) {
            out.writeInt(shingle);
        }
        end += HEADER_BYTES + (long) sketch.shingles().length * Integer.BYTES;
        return offset;
    }

    /** Makes all that was appended readable. */
    void flush() throws IOException {
        out.flush();
    }

    /** Reads what was appended at that offset. */
    Stored read(long offset) throws IOException {
        buffer.clear();
        fill(offset, HEADER_BYTES);
        long row = buffer.getLong(0);
        int contrast = buffer.getInt(Long.BYTES);
        int[] shingles = new int[buffer.getInt(Long.BYTES + Integer.BYTES)];
        fill(offset, HEADER_BYTES + shingles.length * Integer.BYTES);
        buffer.flip().position(HEADER_BYTES).asIntBuffer().get(shingles);
        return new Stored(row, new Sketch(shingles, contrast));
    }

    /** Reads on until the buffer holds so many bytes; mostly the first read brings all. */
    private void fill(long offset, int bytes) throws IOException {
        while (buffer.position() < bytes) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("no sketch at offset " + offset);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
