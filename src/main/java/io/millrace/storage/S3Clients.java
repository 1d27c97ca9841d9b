package io.millrace.storage;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Makes clients of S3 that any server understands: plain bodies with their MD5, no framing and no checksums of newer versions,
 * for the files are checked by their SHA-256 here.
 */
final class S3Clients {

    private static final java.time.Duration PAUSE_MIN = java.time.Duration.ofMillis(500);

    private S3Clients() {}

    static S3Client create(S3Settings settings, Patience patience) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.connect())
                        .socketTimeout(patience.silence()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                .overrideConfiguration(override(patience));
        settings.endpoint().ifPresent(builder::endpointOverride);
        region(settings).map(Region::of).ifPresent(builder::region);
        if (!settings.accessKeyId().isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKeyId(), settings.secretAccessKey())));
        }
        return builder.build();
    }

    private static ClientOverrideConfiguration override(Patience patience) {
        BackoffStrategy pauses = BackoffStrategy.exponentialDelay(PAUSE_MIN, patience.pauseMax());
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(patience.attempt())
                .apiCallTimeout(patience.call())
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(patience.attempts())
                        .backoffStrategy(pauses)
                        .throttlingBackoffStrategy(pauses)
                        .build())
                .build();
    }

    /** Servers other than Amazon's have one region, whatever it is called. */
    private static Optional<String> region(S3Settings settings) {
        Optional<URI> endpoint = settings.endpoint();
        return settings.region().isEmpty() ? endpoint.map(any -> "us-east-1") : Optional.of(settings.region());
    }
}
