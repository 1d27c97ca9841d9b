package io.millrace.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Which storage, and how to reach it.
 *
 * @param uri {@code file:///directory}, or {@code s3://bucket/prefix}, the prefix may be empty
 * @param local directory for local copies of what is in a bucket; each process takes a part of it for itself
 * @param cacheBytesMax how many bytes of copies that are not in use are kept, at least 0
 * @param s3 how to reach a bucket
 */
public record StorageSettings(URI uri, Path local, long cacheBytesMax, S3Settings s3) {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");

    /** @throws IllegalArgumentException if the URI is neither */
    public StorageSettings {
        boolean bucket = "s3".equals(uri.getScheme())
                && uri.getRawAuthority() != null
                && BUCKET.matcher(uri.getRawAuthority()).matches();
        boolean directory = "file".equals(uri.getScheme())
                && uri.getRawAuthority() == null
                && uri.getPath() != null
                && uri.getPath().startsWith("/");
        if (!(bucket || directory) || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it must be file:///directory or s3://bucket/prefix");
        }
    }

    /** The same with local copies in another directory. */
    public StorageSettings withLocal(Path other) {
        return new StorageSettings(uri, other, cacheBytesMax, s3);
    }

    boolean isLocal() {
        return "file".equals(uri.getScheme());
    }
}
