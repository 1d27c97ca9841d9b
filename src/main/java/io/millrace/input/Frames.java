package io.millrace.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts UTF-8 bytes into records: at each line feed, or for CSV at each one that is outside quotes. What is longer than the
 * limit is never held: it is passed over up to its next line feed, quoted or not, so that a quote that is never closed
 * costs one limit's worth of input and not the rest of the file. Empty lines are passed over. For one thread.
 */
final class Frames {

    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int KEPT_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Where in a CSV record a byte is. */
    private enum Place {
        FIELD_START,
        PLAIN,
        QUOTED,
        /** After a quote within quotes: the end of the field, or half of an escaped quote. */
        QUOTE
    }

    private final InputStream in;
    private final boolean csv;
    private final int bytesMax;
    private final byte[] block = new byte[BLOCK_BYTES];
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int size;
    private int position;
    private long lines;

    Frames(InputStream in, boolean csv, int bytesMax) {
        this.in = in;
        this.csv = csv;
        this.bytesMax = bytesMax;
    }

    /** The next record; null at the end. */
    Frame next() throws IOException {
        while (hasByte()) {
            long line = lines + 1;
            boolean fits = collect();
            Frame frame = fits ? decode(line) : tooLong(line);
            bytes = bytes.size() > KEPT_BYTES ? new ByteArrayOutputStream() : bytes;
            bytes.reset();
            if (frame.problem() != null || !frame.text().isBlank()) {
                return frame;
            }
        }
        return null;
    }

    /** Collects up to the end of the record; false if it is too long. */
    private boolean collect() throws IOException {
        Place place = Place.FIELD_START;
        while (hasByte()) {
            byte next = block[position++];
            if (next == '\n') {
                lines++;
                if (place != Place.QUOTED || bytes.size() >= bytesMax) {
                    return bytes.size() < bytesMax;
                }
            }
            place = csv ? after(place, next) : Place.PLAIN;
            if (bytes.size() < bytesMax) {
                bytes.write(next);
            }
        }
        lines++;
        return bytes.size() < bytesMax;
    }

    private static Place after(Place place, byte next) {
        if (place == Place.QUOTED) {
            return next == '"' ? Place.QUOTE : Place.QUOTED;
        }
        if (next == '"' && place != Place.PLAIN) {
            return Place.QUOTED;
        }
        return next == ',' ? Place.FIELD_START : Place.PLAIN;
    }

    private boolean hasByte() throws IOException {
        if (position == size) {
            size = Math.max(0, in.read(block));
            position = 0;
        }
        return size > 0;
    }

    private Frame decode(long line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            String marked = line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return new Frame(line, marked.endsWith("\r") ? marked.substring(0, marked.length() - 1) : marked, null);
        } catch (CharacterCodingException e) {
            return new Frame(line, null, "is not UTF-8");
        }
    }

    private Frame tooLong(long line) {
        String hint = csv ? "; is a quote never closed?" : "";
        return new Frame(line, null, "is longer than " + bytesMax + " bytes" + hint);
    }
}
