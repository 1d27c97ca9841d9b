package io.millrace.config;

import static io.millrace.config.ConfigKeys.STORAGE_CACHE_BYTES_MAX;
import static io.millrace.config.ConfigKeys.STORAGE_DIR;
import static io.millrace.config.ConfigKeys.STORAGE_S3_ACCESS_KEY_ID;
import static io.millrace.config.ConfigKeys.STORAGE_S3_ENDPOINT;
import static io.millrace.config.ConfigKeys.STORAGE_S3_PATH_STYLE;
import static io.millrace.config.ConfigKeys.STORAGE_S3_REGION;
import static io.millrace.config.ConfigKeys.STORAGE_S3_SECRET_ACCESS_KEY;
import static io.millrace.config.ConfigKeys.STORAGE_URI;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import org.apache.kafka.common.config.ConfigDef.Type;

/** The keys of where snapshots and models are kept. */
final class StorageKeys {

    private static final String GROUP = "Storage";

    private StorageKeys() {}

    static void define(Keys keys) {
        keys.group(GROUP)
                .add(
                        STORAGE_DIR,
                        Type.STRING,
                        "millrace-data/storage",
                        "Directory of snapshots and models; all processes must see the same. Not with storage.uri.")
                .add(
                        STORAGE_URI,
                        Type.STRING,
                        "",
                        "Where snapshots and models are: file:///directory, or s3://bucket/prefix, the bucket of any server that speaks S3 and knows conditional writes; empty for storage.dir.")
                .add(
                        STORAGE_CACHE_BYTES_MAX,
                        Type.LONG,
                        10L << 30,
                        atLeast(0),
                        MEDIUM,
                        "Bytes of local copies of what is in a bucket, below state.dir, that a process keeps beside those in use.")
                .add(
                        STORAGE_S3_ENDPOINT,
                        Type.STRING,
                        "",
                        "Server of the bucket, https://host:port; empty for Amazon's.")
                .add(
                        STORAGE_S3_REGION,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "Region of the bucket; empty for what environment, profile or machine say (the AWS SDK's default chain), or us-east-1 with an endpoint.")
                .add(
                        STORAGE_S3_PATH_STYLE,
                        Type.BOOLEAN,
                        true,
                        LOW,
                        "Whether the bucket is named in the path, as most servers want it; false names it in the host.")
                .add(
                        STORAGE_S3_ACCESS_KEY_ID,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "Access key; empty for the credentials of environment, profile, container or machine (the AWS SDK's default chain).")
                .add(
                        STORAGE_S3_SECRET_ACCESS_KEY,
                        Type.PASSWORD,
                        "",
                        MEDIUM,
                        "Secret of the access key; it is never shown, and can come from a config provider.");
    }
}
