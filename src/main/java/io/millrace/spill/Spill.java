package io.millrace.spill;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A sequence of entries that overflows to a file. What is small never touches the disk, and the file is open only while
 * a full buffer is appended, so that any number of spills costs no file handles.
 *
 * <p>An entry is the position (8 bytes), the length of the key (4 bytes), the key in UTF-8, the length of the value (4
 * bytes, -1 for none) and the value; numbers are big-endian.
 *
 * <p>Safe for several writers; entries of one writer keep their order. Reading begins after writing has ended.
 */
public final class Spill {

    /** What the value is in {@link Visitor#visit} where an entry has none. */
    public static final byte[] NO_VALUE = null;

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Takes entries in order. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes the next entry. */
        void visit(long position, String key, byte[] value) throws IOException;
    }

    private final Path file;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(buffer);
    private long entries;
    private long bytesInFile;

    /**
     * Makes an empty one.
     *
     * @param file where it overflows to; must not exist
     */
    public Spill(Path file) {
        this.file = file;
    }

    /**
     * Appends an entry.
     *
     * @param position any number
     * @param key well-formed Unicode
     * @param value {@link #NO_VALUE} for none
     */
    public void add(long position, String key, byte[] value) throws IOException {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            out.writeLong(position);
            out.writeInt(keyBytes.length);
            out.write(keyBytes);
            writeValue(value);
            entries++;
            if (buffer.size() >= BUFFER_BYTES) {
                flush();
            }
        }
    }

    private void writeValue(byte[] value) throws IOException {
        if (value == NO_VALUE) {
            out.writeInt(-1);
        } else {
            out.writeInt(value.length);
            out.write(value);
        }
    }

    private void flush() throws IOException {
        try (OutputStream appended =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            buffer.writeTo(appended);
        }
        bytesInFile += buffer.size();
        buffer.reset();
    }

    /** How many entries there are. */
    public synchronized long entries() {
        return entries;
    }

    /** Their size in bytes. */
    public synchronized long bytes() {
        return bytesInFile + buffer.size();
    }

    /** Visits all entries in the order of writing. */
    public synchronized void forEach(Visitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(content())) {
            for (long i = 0; i < entries; i++) {
                long position = in.readLong();
                String key = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                int length = in.readInt();
                visitor.visit(position, key, length < 0 ? NO_VALUE : in.readNBytes(length));
            }
        }
    }

    /** Only a file is read through a buffer: most spills are small or empty, and a buffer for each would cost more than they do. */
    private InputStream content() throws IOException {
        InputStream rest = new ByteArrayInputStream(buffer.toByteArray());
        return bytesInFile == 0
                ? rest
                : new BufferedInputStream(new SequenceInputStream(Files.newInputStream(file), rest), BUFFER_BYTES);
    }

    /** Forgets all entries and frees the disk. */
    public synchronized void clear() throws IOException {
        if (bytesInFile > 0) {
            Files.delete(file);
        }
        buffer.reset();
        bytesInFile = 0;
        entries = 0;
    }
}
