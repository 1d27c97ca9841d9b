package io.millrace.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Writes a large file, part by part; the object appears with the last step. For one thread. */
final class MultipartUpload {

    private final S3Client client;
    private final S3Location object;
    private final String id;

    private MultipartUpload(S3Client client, S3Location object) {
        this.client = client;
        this.object = object;
        this.id = client.createMultipartUpload(
                        create -> create.bucket(object.bucket()).key(object.key()))
                .uploadId();
    }

    /**
     * Writes the parts of a file.
     *
     * @throws IOException if the file cannot be read
     * @throws SdkException if the SDK gives up; the parts are dropped then, if the server can be told
     */
    static void send(S3Client client, S3Location object, FileChannel file, List<Part> parts) throws IOException {
        MultipartUpload upload = new MultipartUpload(client, object);
        try {
            upload.send(file, parts);
        } catch (IOException | RuntimeException e) {
            upload.abort(e);
            throw e;
        }
    }

    private void send(FileChannel file, List<Part> parts) throws IOException {
        List<CompletedPart> sent = new ArrayList<>();
        for (Part part : parts) {
            sent.add(send(part.number(), part.read(file)));
        }
        try {
            client.completeMultipartUpload(complete -> complete.bucket(object.bucket())
                    .key(object.key())
                    .uploadId(id)
                    .multipartUpload(all -> all.parts(sent)));
        } catch (NoSuchUploadException e) {
            requireThere(file.size(), e);
        }
    }

    /** An attempt to complete it may have succeeded, and only the answer was lost. */
    private void requireThere(long size, NoSuchUploadException otherwise) {
        long found = client.headObject(head -> head.bucket(object.bucket()).key(object.key()))
                .contentLength();
        if (found != size) {
            throw otherwise;
        }
    }

    private CompletedPart send(int number, byte[] content) {
        UploadPartRequest request = UploadPartRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .uploadId(id)
                .partNumber(number)
                .contentMD5(Bucket.md5(content))
                .build();
        String tag = client.uploadPart(request, RequestBody.fromBytes(content)).eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Parts of an upload that nobody ends cost money for ever. */
    private void abort(Exception reason) {
        try {
            client.abortMultipartUpload(
                    abort -> abort.bucket(object.bucket()).key(object.key()).uploadId(id));
        } catch (SdkException e) {
            reason.addSuppressed(e);
        }
    }
}
