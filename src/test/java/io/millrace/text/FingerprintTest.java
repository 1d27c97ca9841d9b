package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "good", "좋아요 👍", "\n\n"})
    void shouldBeTheFirst16BytesOfSha256OfUtf8(String text) throws NoSuchAlgorithmException {
        // Given
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

        // When
        Fingerprint fingerprint = Fingerprint.of(text);

        // Then
        assertThat(fingerprint.bytes()).isEqualTo(Arrays.copyOf(digest, 16));
    }

    @Test
    void shouldStayTheSameForEver() {
        assertThat(Fingerprint.of("great product").hex()).isEqualTo("51fb0c3c0c60b7bcb74e32ef01e4c27d");
    }

    @Test
    void shouldComeBackFromBytesAndHex() {
        // Given
        Fingerprint fingerprint = Fingerprint.of("good");

        // When
        Fingerprint fromBytes = Fingerprint.fromBytes(fingerprint.bytes());
        Fingerprint fromHex = Fingerprint.fromHex(fingerprint.hex());

        // Then
        assertThat(fromBytes).isEqualTo(fingerprint).hasSameHashCodeAs(fingerprint);
        assertThat(fromHex).isEqualTo(fingerprint).hasToString(fingerprint.hex());
    }

    @Test
    void shouldRefuseWhatIsNoFingerprint() {
        assertThatThrownBy(() -> Fingerprint.fromBytes(new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fingerprint.fromHex("ab")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fingerprint.fromHex("z".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTellTextsApartThatDifferOnlyInUnpairedSurrogates() {
        // Given
        Set<Fingerprint> fingerprints = new HashSet<>(Set.of(Fingerprint.of("a"), Fingerprint.of("a?")));

        // When
        IntStream.rangeClosed(Character.MIN_SURROGATE, Character.MAX_SURROGATE)
                .forEach(surrogate -> fingerprints.add(Fingerprint.of("a" + (char) surrogate)));

        // Then
        assertThat(fingerprints).hasSize(2 + 2048);
    }

    @Test
    void shouldSeeAnUnpairedSurrogateAnywhere() {
        assertThat(Fingerprint.of("\uDC4D\uD83D")).isNotEqualTo(Fingerprint.of("??"));
        assertThat(Fingerprint.of("👍\uD83D")).isNotEqualTo(Fingerprint.of("👍?"));
        assertThat(Fingerprint.of("\uD83D👍")).isNotEqualTo(Fingerprint.of("?👍"));
    }
}
