package io.millrace.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads and writes objects, whole files in parts. What fails although the SDK tried again is a
 * {@link StorageUnavailableException}; what is not there when it should be, a {@link StorageException}. For any number of threads.
 */
final class Bucket implements AutoCloseable {

    /** Precondition failed; another conditional write is under way. */
    private static final Set<Integer> REFUSED = Set.of(412, 409);

    private final S3Client client;

    Bucket(S3Client client) {
        this.client = client;
    }

    /** A small object; empty if there is none. */
    Optional<byte[]> read(S3Location object) {
        GetObjectRequest request = get(object).build();
        try {
            return Optional.of(client.getObjectAsBytes(request).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw S3Failure.of("read", object, e);
        }
    }

    /** Writes an object, whether there is one or not. */
    void write(S3Location object, byte[] content) {
        call("write", object, () -> client.putObject(put(object, content).build(), RequestBody.fromBytes(content)));
    }

    /** Writes an object that is not there; false if it is, or somebody else is writing it. */
    boolean writeIfAbsent(S3Location object, byte[] content) {
        PutObjectRequest request = put(object, content).ifNoneMatch("*").build();
        try {
            client.putObject(request, RequestBody.fromBytes(content));
            return true;
        } catch (S3Exception e) {
            if (REFUSED.contains(e.statusCode())) {
                return false;
            }
            throw S3Failure.of("write", object, e);
        } catch (SdkException e) {
            throw S3Failure.of("write", object, e);
        }
    }

    /**
     * Writes a file to an object, whether there is one or not.
     *
     * @throws IOException if the file cannot be read
     */
    void upload(Path file, S3Location object) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            List<Part> parts = Part.of(channel.size());
            if (parts.size() > 1) {
                MultipartUpload.send(client, object, channel, parts);
            } else {
                write(object, parts.isEmpty() ? new byte[0] : parts.get(0).read(channel));
            }
        } catch (SdkException e) {
            throw S3Failure.of("write", object, e);
        }
    }

    /**
     * Reads an object to a file that is new, and is on the disk then.
     *
     * @return its SHA-256
     * @throws IOException if the file cannot be written
     */
    String download(S3Location object, Path file) throws IOException {
        MessageDigest digest = FileSums.sha256();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Part part : Part.of(size(object))) {
                byte[] bytes = read(object, part);
                digest.update(bytes);
                write(bytes, out);
            }
            out.force(true);
        }
        return FileSums.hex(digest.digest());
    }

    /** All objects whose keys begin so, in their order. */
    List<S3Location> list(S3Location prefix) {
        return call(
                "list",
                prefix,
                () -> client
                        .listObjectsV2Paginator(
                                request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                        .contents()
                        .stream()
                        .map(object -> new S3Location(prefix.bucket(), object.key()))
                        .toList());
    }

    /** Deletes an object, if it is there. */
    void delete(S3Location object) {
        call(
                "delete",
                object,
                () -> client.deleteObject(
                        request -> request.bucket(object.bucket()).key(object.key())));
    }

    @Override
    public void close() {
        client.close();
    }

    static String md5(byte[] content) {
        return Base64.getEncoder().encodeToString(FileSums.digest("MD5").digest(content));
    }

    private long size(S3Location object) {
        return call(
                "read",
                object,
                () -> client.headObject(head -> head.bucket(object.bucket()).key(object.key()))
                        .contentLength());
    }

    private byte[] read(S3Location object, Part part) {
        GetObjectRequest request = get(object).range(part.range()).build();
        byte[] bytes =
                call("read", object, () -> client.getObjectAsBytes(request).asByteArray());
        if (bytes.length != part.bytes()) {
            throw new StorageException(object + " gave " + bytes.length + " bytes where " + part.bytes()
                    + " were asked for: it was changed while it was read, or the server knows no ranges");
        }
        return bytes;
    }

    private static void write(byte[] bytes, FileChannel out) throws IOException {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            out.write(rest);
        }
    }

    private static GetObjectRequest.Builder get(S3Location object) {
        return GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
    }

    private static PutObjectRequest.Builder put(S3Location object, byte[] content) {
        return PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentMD5(md5(content));
    }

    private static <T> T call(String verb, S3Location object, Supplier<T> request) {
        try {
            return request.get();
        } catch (NoSuchKeyException e) {
            throw new StorageException(object + " is missing; restore it, or do without what it belongs to", e);
        } catch (SdkException e) {
            throw S3Failure.of(verb, object, e);
        }
    }
}
