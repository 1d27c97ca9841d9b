package io.millrace.storage;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * An object in a bucket, or all objects whose keys begin so.
 *
 * @param bucket the bucket
 * @param key the key, without a slash at its ends; empty for the whole bucket
 */
record S3Location(String bucket, String key) {

    /** Of {@code s3://bucket/key}, with a slash at the end or without. */
    static S3Location of(URI uri) {
        return new S3Location(uri.getAuthority(), uri.getPath().replaceAll("^/+|/+$", ""));
    }

    S3Location resolve(String name) {
        return new S3Location(bucket, key.isEmpty() ? name : key + "/" + name);
    }

    /** What is behind the last slash of the key. */
    String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** What is before the last slash of the key; the whole bucket if there is none. */
    S3Location parent() {
        return new S3Location(bucket, key.substring(0, Math.max(0, key.lastIndexOf('/'))));
    }

    /** With a slash at the end, as of a directory. */
    URI toDirectoryUri() {
        try {
            return new URI("s3", bucket, "/" + key + "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
