package io.millrace.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file that the embedded registry keeps its changes in: one JSON object a line, in order. A line is on the disk
 * before its change is answered; a last line that a crash cut short was never answered, and is dropped.
 */
final class EmbeddedRegistryLog implements Consumer<EmbeddedRegistryEvent>, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private final List<EmbeddedRegistryEvent> events;

    private EmbeddedRegistryLog(FileChannel channel, List<EmbeddedRegistryEvent> events) {
        this.channel = channel;
        this.events = events;
    }

    /**
     * Opens the file, an empty one if there is none, and locks it.
     *
     * @throws UncheckedIOException if it cannot be read or written, or another registry has it
     */
    static EmbeddedRegistryLog open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(channel);
                return new EmbeddedRegistryLog(channel, read(channel));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Returns what the file held when it was opened, oldest first. */
    List<EmbeddedRegistryEvent> events() {
        return events;
    }

    /** Appends a change and waits until it is on the disk; if that fails, nothing is appended. */
    @Override
    public void accept(EmbeddedRegistryEvent event) {
        try {
            long end = channel.position();
            try {
                append(JSON.writeValueAsString(event) + "\n");
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's file cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's file cannot be closed", e);
        }
    }

    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another registry of this process; said below.
        }
        throw new IOException("another registry uses it");
    }

    private static List<EmbeddedRegistryEvent> read(FileChannel channel) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(channel.size())];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until all is read.
        }
        int end = completeLines(bytes);
        channel.truncate(end).position(end);
        return parse(new String(bytes, 0, end, StandardCharsets.UTF_8));
    }

    private static int completeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<EmbeddedRegistryEvent> parse(String lines) throws IOException {
        List<EmbeddedRegistryEvent> events = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            events.add(JSON.readValue(line, EmbeddedRegistryEvent.class));
        }
        return events;
    }
}
