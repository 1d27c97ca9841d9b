package io.millrace.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the dataset uses it: as 64 hexadecimal digits, or its first 8 bytes, big-endian, as a number. */
final class Sha256 {

    /** The length of a digest. */
    static final int BYTES = 32;

    private Sha256() {}

    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String hex(String text) {
        return hex(create().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    static byte[] of(byte[] bytes) {
        return create().digest(bytes);
    }

    static String ofFile(Path file) throws IOException {
        MessageDigest digest = create();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return hex(digest.digest());
    }

    static long first8(byte[] bytes) {
        return ByteBuffer.wrap(of(bytes)).getLong();
    }
}
