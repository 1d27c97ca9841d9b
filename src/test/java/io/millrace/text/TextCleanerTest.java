package io.millrace.text;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {

    private final TextCleaner cleaner = new TextCleaner(Cleaning.STANDARD);

    @Test
    void shouldMakeNullEmptyInBothModes() {
        assertThat(cleaner.clean(null)).isEmpty();
        assertThat(new TextCleaner(Cleaning.NONE).clean(null)).isEmpty();
    }

    @Test
    void shouldLeaveTextExactlyAsItIsWithoutCleaning() {
        // Given
        String text = "  a\u0000\uD800&amp;<br>\n e\u0301 ";

        // When
        String cleaned = new TextCleaner(Cleaning.NONE).clean(text);

        // Then
        assertThat(cleaned).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tom &amp; Jerry          | Tom & Jerry
            don&#39;t, don&#x27;t    | don't, don't
            caf&eacute; &euro;5      | café €5
            it&#146;s                | it’s
            &#128077;&#x1F3FD;       | 👍🏽
            &#0;&#xD800;&#99999999;  | ���
            &amp;quot;               | &quot;
            AT&T; &unknown; &#; &#x; | AT&T; &unknown; &#; &#x;
            a&b &&amp;& c            | a&b &&& c
            &quot                    | &quot
            """)
    void shouldDecodeEntitiesOnce(String text, String expected) {
        assertThat(cleaner.clean(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good<br>bad", "good<br/>bad", "good<BR />bad", "good<br \n/><br>bad", "good&lt;br&gt;bad"})
    void shouldTurnBreakTagsIntoSpaces(String text) {
        assertThat(cleaner.clean(text)).isEqualTo("good bad");
    }

    @Test
    void shouldKeepWhatOnlyLooksLikeTags() {
        assertThat(cleaner.clean("I <3 it, 5 < 6 <b>")).isEqualTo("I <3 it, 5 < 6 <b>");
    }

    @Test
    void shouldCollapseEveryKindOfWhiteSpace() {
        assertThat(cleaner.clean("\u00A0 a\t\r\n\u2028b\u3000\u2009c\u0085d \u000B"))
                .isEqualTo("a b c d");
    }

    @Test
    void shouldRemoveControlsLoneSurrogatesAndInvisibleCharacters() {
        // Given
        String text = "g\u0000o\u001Fo\u007Fd\u0080 \uD83D\uFEFFs\u200Bh\u00ADo\u2060e\u202Es\uDC4D\uFFFF";

        // When
        String cleaned = cleaner.clean(text);

        // Then
        assertThat(cleaned).isEqualTo("good shoes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩\u200D👩\u200D👧\u200D👦",
                "❤\uFE0F\u200D🔥",
                "👩🏽\u200D⚕\uFE0F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "🇩🇪",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "ශ්\u200Dරී"
            })
    void shouldKeepJoinersThatShapeEmojiAndWords(String text) {
        assertThat(cleaner.clean(text)).isEqualTo(text);
    }

    @Test
    void shouldRemoveJoinersAndTagsThatShapeNothing() {
        assertThat(cleaner.clean("f\u200Dr\u200Cee\uDB40\uDC67 👍\u200D")).isEqualTo("free 👍");
    }

    @Test
    void shouldComposeAccentsAndJamo() {
        assertThat(cleaner.clean("cafe\u0301 \u1112\u1161\u11AB")).isEqualTo("café 한");
    }

    @Test
    void shouldLookAtABoundedPartOfTheText() {
        // Given
        String text = "x".repeat(TextCleaner.CHARS_MAX - 1) + "👍" + "y".repeat(10);

        // When
        String cleaned = cleaner.clean(text);

        // Then
        assertThat(cleaned).isEqualTo("x".repeat(TextCleaner.CHARS_MAX - 1));
    }

    @Test
    void shouldNotBeSlowedDownByStackedMarks() {
        // Given
        String text = "a" + "\u0301\u0316".repeat(TextCleaner.CHARS_MAX);

        // When
        String cleaned = assertTimeoutPreemptively(ofSeconds(5), () -> cleaner.clean(text));

        // Then
        assertThat(cleaned).hasSizeLessThan(40);
    }

    @Test
    void shouldBeIdempotentOnTextsWithoutMarkup() {
        long seed = new Random().nextLong();
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 20_000; i++) {
            // Given
            String text = texts.next().replace('&', '+').replace('<', '(');

            // When
            String cleaned = cleaner.clean(text);

            // Then
            assertThat(cleaner.clean(cleaned)).as("seed %d", seed).isEqualTo(cleaned);
            assertThat(Normalizer.isNormalized(cleaned, Form.NFC))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }
}
