package io.millrace.dataset;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** A new file that is hashed while it is written, and on the disk when it is sealed. For one thread. */
final class HashedFile implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.create();
    private final OutputStream out;

    HashedFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(
                new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER_BYTES);
    }

    OutputStream out() {
        return out;
    }

    /** Forces all bytes to the disk and closes the file; says what it holds. */
    FileEntry seal(long rows) throws IOException {
        out.flush();
        channel.force(true);
        long bytes = channel.size();
        close();
        return new FileEntry(path.getFileName().toString(), rows, bytes, Sha256.hex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Writes a whole file at once. */
    static FileEntry write(Path path, byte[] content) throws IOException {
        try (HashedFile file = new HashedFile(path)) {
            file.out().write(content);
            return file.seal(1);
        }
    }
}
