package io.millrace.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

    /** Opens the file, an empty one if there is none. */
    static EmbeddedRegistryLog open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int end = completeLines(bytes);
            List<EmbeddedRegistryEvent> events = parse(new String(bytes, 0, end, StandardCharsets.UTF_8));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(end).position(end);
            return new EmbeddedRegistryLog(channel, events);
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's file " + file + " cannot be read or written", e);
        }
    }

    /** Returns what the file held when it was opened, oldest first. */
    List<EmbeddedRegistryEvent> events() {
        return events;
    }

    /** Appends a change and waits until it is on the disk. */
    @Override
    public void accept(EmbeddedRegistryEvent event) {
        try {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
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
