package io.millrace.storage;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says what a failure of the SDK means and what to do. */
final class S3Failure {

    private S3Failure() {}

    /**
     * Makes the exception.
     *
     * @param verb what was to be done: "read"
     */
    static StorageUnavailableException of(String verb, S3Location object, SdkException cause) {
        return new StorageUnavailableException(
                "Cannot " + verb + " " + object + " (" + reason(cause) + "); " + advice(cause), cause);
    }

    private static String reason(SdkException cause) {
        return cause instanceof S3Exception answer ? answer.statusCode() + " " + code(answer) : cause.getMessage();
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    }

    /** A server may answer 403 for an object that is not there, to who may not list the bucket. */
    private static String advice(SdkException cause) {
        int status = cause instanceof S3Exception answer ? answer.statusCode() : 0;
        return switch (status) {
            case 401, 403 ->
                "see that the credentials are right, and may list the bucket, read, write and delete in it";
            case 404 -> "create the bucket, or correct storage.uri";
            case 301, 307, 400 -> "see that storage.s3.region and storage.s3.endpoint are those of the bucket";
            case 501 -> "the server lacks something that is needed; use one that knows conditional writes";
            default -> "see that storage.s3.endpoint is right, and that the server runs, can be reached and has room";
        };
    }
}
