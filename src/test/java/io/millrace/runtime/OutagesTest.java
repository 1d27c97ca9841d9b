package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.serde.BadRecordException;
import io.millrace.serde.RegistryRefusedException;
import io.millrace.serde.RegistryUnavailableException;
import java.io.EOFException;
import java.net.ConnectException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void shouldTellAnOutageOfTheRegistry() {
        assertThat(Outages.isOutage(new RegistryUnavailableException("GET failed", null)))
                .isTrue();
    }

    @Test
    void shouldTellARefusalOfTheRegistry() {
        assertThat(Outages.isOutage(new RegistryRefusedException("incompatible")))
                .isTrue();
        assertThat(Outages.isOutage(new TopicAuthorizationException("no"))).isTrue();
    }

    @Test
    void shouldTellARefusedConnectionThatIsWrappedAsBadBytes() {
        // Given
        SerializationException wrapped = new SerializationException(
                "Error deserializing", new RuntimeException(new ConnectException("refused")));

        // When // Then
        assertThat(Outages.isOutage(wrapped)).isTrue();
    }

    @Test
    void shouldTellBadBytesWhateverShowedThem() {
        assertThat(Outages.isOutage(new BadRecordException("bad", new InvalidNumberEncodingException("too long"))))
                .isFalse();
        assertThat(Outages.isOutage(new BadRecordException("bad", new EOFException())))
                .isFalse();
    }

    @Test
    void shouldTellBadBytesThatAnotherDeserializerFound() {
        assertThat(Outages.isOutage(
                        new SerializationException("bad", new InvalidNumberEncodingException("Invalid int encoding"))))
                .isFalse();
        assertThat(Outages.isOutage(new SerializationException("bad", new EOFException())))
                .isFalse();
        assertThat(Outages.isOutage(new SerializationException("Unknown magic byte!")))
                .isFalse();
    }

    @Test
    void shouldThrowAnOutageAgainAndNothingElse() {
        // Given
        SerializationException outage = new SerializationException("wrapped", new ConnectException());

        // When // Then
        assertThatThrownBy(() -> Outages.rethrow(outage)).isSameAs(outage);
        assertThatCode(() -> Outages.rethrow(new SerializationException("bad"))).doesNotThrowAnyException();
    }
}
