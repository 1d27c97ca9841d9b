package io.millrace.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private static final String SECRET = "unspeakable words";

    @Test
    void shouldReadEveryColumnOfReviews() {
        // Given
        String line = """
                {"review_id":"r1","product_id":"p1","reviewer_id":"u1","stars":4,"review_body":"Good \\u00e9","review_title":"T",\
                "language":"en","product_category":"home","created_at":"2024-05-06T07:08:09+02:00"}
                """;

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, line);

        // Then
        assertThat(read.bad()).isEmpty();
        assertThat(read.rows())
                .containsExactly(Review.newBuilder()
                        .setReviewId("r1")
                        .setProductId("p1")
                        .setReviewerId("u1")
                        .setStars(4)
                        .setReviewBody("Good é")
                        .setReviewTitle("T")
                        .setLanguage("en")
                        .setProductCategory("home")
                        .setCreatedAt(Instant.parse("2024-05-06T05:08:09Z"))
                        .build());
    }

    @Test
    void shouldReadFeedbackWithItsDefaults() {
        // Given
        String lines = """
                {"review_id":"r1","stars":"5"}
                {"review_id":"r2","stars":1,"source":"support","weight":0.5,"given_at":1700000000000,"prediction_id":"0-1-v1","predicted_stars":4}
                """;

        // When
        ReadLines<Feedback> read = ReadLines.of(RowType.FEEDBACK, InputFormat.JSONL, lines);

        // Then
        assertThat(read.bad()).isEmpty();
        assertThat(read.rows().get(0).getSource()).isEqualTo("user");
        assertThat(read.rows().get(0).getWeight()).isEqualTo(1.0);
        assertThat(read.rows().get(1).getGivenAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(read.rows().get(1).getWeight()).isEqualTo(0.5);
        assertThat(read.rows()).extracting(Feedback::getPredictedStars).containsExactly(null, 4);
    }

    @Test
    void shouldTakeAbsentNullAndEmptyForTheSame() {
        // Given
        String lines = """
                {"review_id":"r1"}
                {"review_id":"r1","stars":null,"review_body":null}
                {"review_id":"r1","stars":"","review_body":""}
                """;

        // When
        List<Review> rows =
                ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, lines).rows();

        // Then
        assertThat(rows).hasSize(3);
        assertThat(rows).containsOnly(rows.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json unspeakable words | is not valid JSON",
                "{\"review_id\":\"r\",\"review_body\":\"unspeakable words | is not valid JSON",
                "[\"unspeakable words\"] | is not a JSON object",
                "{\"review_id\":\"r\"} {\"a\":1} | goes on after the JSON object",
                "{\"review_body\":\"unspeakable words\"} | review_id is missing",
                "{\"review_id\":\"r\",\"review_body\":{\"a\":\"unspeakable words\"}} | review_body is not a text or a number",
                "{\"review_id\":\"r\",\"stars\":\"unspeakable words\"} | stars is not a number",
                "{\"review_id\":\"r\",\"stars\":4.5} | stars is not a whole number",
                "{\"review_id\":\"r\",\"created_at\":\"unspeakable words\"} | created_at is neither ISO-8601"
            })
    void shouldSayWhatIsWrongAndNeverWhatTheLineSays(String line, String problem) {
        // Given
        String lines = "{\"review_id\":\"before\"}\n\n" + line + "\n{\"review_id\":\"after\"}\n";

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, lines);

        // Then
        assertThat(read.rows()).extracting(Review::getReviewId).containsExactly("before", "after");
        assertThat(read.bad())
                .singleElement()
                .asString()
                .startsWith("3 " + problem)
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"review_id\":\"r\",\"stars\":0}", "{\"review_id\":\"r\"}", "{\"review_id\":\"r\",\"stars\":6}"
            })
    void shouldRefuseFeedbackWithoutPlausibleStars(String line) {
        // When
        ReadLines<Feedback> read = ReadLines.of(RowType.FEEDBACK, InputFormat.JSONL, line);

        // Then
        assertThat(read.bad()).containsExactly("1 stars is not 1 to 5");
    }

    @Test
    void shouldRefuseAPredictionThatCannotBe() {
        // When
        ReadLines<Feedback> read = ReadLines.of(
                RowType.FEEDBACK, InputFormat.JSONL, "{\"review_id\":\"r\",\"stars\":1,\"predicted_stars\":0}");

        // Then
        assertThat(read.bad()).containsExactly("1 predicted_stars is not 1 to 5");
    }

    @Test
    void shouldLeaveImplausibleStarsOfReviewsToCuration() {
        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, "{\"review_id\":\"r\",\"stars\":9}");

        // Then
        assertThat(read.rows()).extracting(Review::getStars).containsExactly(9);
    }

    @Test
    void shouldNameUnknownColumnsOnceAndPassThemOver() {
        // Given
        String lines = """
                {"review_id":"r1","helpful":1,"x":{"deep":[1,2]}}
                {"review_id":"r2","helpful":2}
                """;

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, lines);

        // Then
        assertThat(read.rows()).hasSize(2);
        assertThat(read.unknownColumns()).containsExactly("helpful", "x");
    }

    @Test
    void shouldRememberFewAndShortNamesOfUnknownColumns() {
        // Given
        String many = IntStream.range(0, 1000)
                .mapToObj(i -> "\"" + i + "a".repeat(1000) + "\":1")
                .reduce("{\"review_id\":\"r\"", (a, b) -> a + "," + b);

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, many + "}");

        // Then
        assertThat(read.unknownColumns())
                .hasSize(20)
                .allSatisfy(name -> assertThat(name).hasSize(40));
    }

    @Test
    void shouldRefuseDeepNestingWithoutFollowingIt() {
        // Given
        String deep = "{\"review_id\":\"r\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, deep);

        // Then
        assertThat(read.bad()).singleElement().asString().startsWith("1 is nested deeper than 32");
    }

    @Test
    void shouldPassOverALineThatIsTooLongAndGoOn() {
        // Given
        byte[] block = new byte[1 << 20];
        java.util.Arrays.fill(block, (byte) 'a');
        List<InputStream> parts = IntStream.range(0, 20)
                .<InputStream>mapToObj(i -> new ByteArrayInputStream(block))
                .collect(java.util.stream.Collectors.toList());
        parts.add(new ByteArrayInputStream("\n{\"review_id\":\"r\"}".getBytes(StandardCharsets.UTF_8)));

        // When
        ReadLines<Review> read = ReadLines.of(
                RowType.REVIEWS, InputFormat.JSONL, new SequenceInputStream(Collections.enumeration(parts)));

        // Then
        assertThat(read.bad()).containsExactly("1 is longer than 10000000 bytes");
        assertThat(read.rows()).extracting(Review::getReviewId).containsExactly("r");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        // Given
        byte[] bytes = "{\"review_id\":\"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, new ByteArrayInputStream(bytes));

        // Then
        assertThat(read.bad()).containsExactly("1 is not UTF-8");
    }

    @Test
    void shouldReadAByteOrderMarkAndCarriageReturns() {
        // When
        ReadLines<Review> read = ReadLines.of(
                RowType.REVIEWS, InputFormat.JSONL, "\uFEFF{\"review_id\":\"a\"}\r\n{\"review_id\":\"b\"}\r\n");

        // Then
        assertThat(read.rows()).extracting(Review::getReviewId).containsExactly("a", "b");
    }

    @Test
    void shouldReadNothingFromAnEmptyFile() {
        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.JSONL, "");

        // Then
        assertThat(read.rows()).isEmpty();
        assertThat(read.bad()).isEmpty();
    }
}
