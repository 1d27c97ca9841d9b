package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"file:///data", "file:/data/x/", "s3://bucket", "s3://bucket/", "s3://my.bucket-1/a/b"})
    void shouldTakeDirectoriesAndBuckets(String uri) {
        assertThatCode(() -> settings(uri)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data",
                "/data",
                "file:data",
                "file://host/data",
                "s3:bucket",
                "s3:///key",
                "s3://user:pw@bucket/a",
                "s3://bucket/a?b",
                "https://bucket/a",
                "gs://bucket/a"
            })
    void shouldRefuseOtherPlaces(String uri) {
        assertThatThrownBy(() -> settings(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:///directory or s3://bucket/prefix");
    }

    @Test
    void shouldNotShowTheSecret() {
        assertThat(settings("s3://bucket").toString()).contains("keyid").doesNotContain("hush");
    }

    @Test
    void shouldNeedIdAndSecretTogether() {
        assertThatThrownBy(() -> new S3Settings(Optional.empty(), "", true, "keyid", ""))
                .hasMessageContaining("together");
        assertThatThrownBy(() -> new S3Settings(Optional.of(URI.create("minio:9000")), "", true, "", ""))
                .hasMessageContaining("http://host:port");
    }

    @Test
    void shouldNameWhatIsStored() {
        assertThat(StoredName.model("v7")).hasToString("models/v7");
        assertThat(StoredName.snapshot("s-1")).hasToString("snapshots/s-1");
        assertThatThrownBy(() -> StoredName.model("../v7")).isInstanceOf(StorageException.class);
    }

    @Test
    void shouldFindKeysInLocations() {
        // Given
        S3Location root = S3Location.of(URI.create("s3://bucket/a%20b/"));

        // When
        S3Location model = root.resolve("models/v7");

        // Then
        assertThat(model).hasToString("s3://bucket/a b/models/v7");
        assertThat(model.toDirectoryUri()).hasToString("s3://bucket/a%20b/models/v7/");
        assertThat(S3Location.of(model.toDirectoryUri())).isEqualTo(model);
        assertThat(model.name()).isEqualTo("v7");
        assertThat(S3Location.of(URI.create("s3://bucket")).resolve("x").key()).isEqualTo("x");
    }

    private static StorageSettings settings(String uri) {
        return new StorageSettings(
                URI.create(uri), Path.of("cache"), 0, new S3Settings(Optional.empty(), "", true, "keyid", "hush"));
    }
}
