package io.millrace.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Review;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLinesTest {

    @Test
    void shouldReadQuotedFieldsWithCommasQuotesAndLineBreaks() {
        // Given
        String csv = "review_id,stars,review_body\nr1,5,\"one, \"\"two\"\"\nthree\"\nr2,1,plain\n";

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.CSV, csv);

        // Then
        assertThat(read.bad()).isEmpty();
        assertThat(read.rows()).extracting(Review::getReviewBody).containsExactly("one, \"two\"\nthree", "plain");
    }

    @Test
    void shouldReadNumbersAsTablesWithGapsWriteThem() {
        // When
        ReadLines<Review> read =
                ReadLines.of(RowType.REVIEWS, InputFormat.CSV, "review_id,stars,created_at\nr1,4.0,2024-01-02\nr2,,\n");

        // Then
        assertThat(read.rows()).extracting(Review::getStars).containsExactly(4, null);
        assertThat(read.rows())
                .extracting(Review::getCreatedAt)
                .containsExactly(Instant.parse("2024-01-02T00:00:00Z"), null);
    }

    @Test
    void shouldTakeAQuoteWithinAFieldForAnInch() {
        // Given
        String csv = "review_id,review_body\nr1,a 5\" disk\nr2,fine\n";

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.CSV, csv);

        // Then
        assertThat(read.rows()).extracting(Review::getReviewBody).containsExactly("a 5\" disk", "fine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r,1,body,more | has 4 fields, the first line names 3",
                "r | has 1 fields, the first line names 3",
                "r,five,body | stars is not a number",
                ",5,body | review_id is missing",
                "r,5,\"body\"rest | is not valid CSV"
            })
    void shouldPassOverABadLineAndGoOn(String line, String problem) {
        // Given
        String csv = "review_id,stars,review_body\n\"a\",1,\"x\ny\"\n" + line + "\nb,2,z\n";

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.CSV, csv);

        // Then
        assertThat(read.rows()).extracting(Review::getReviewId).containsExactly("a", "b");
        assertThat(read.bad()).containsExactly("4 " + problem);
    }

    @Test
    void shouldNotLoseTheRestToAQuoteThatIsNeverClosed() {
        // Given
        String filler = ("r,5," + "x".repeat(1000) + "\n").repeat(11_000);
        String csv = "review_id,stars,review_body\nbad,1,\"open\n" + filler + "last,2,z\n";

        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.CSV, csv);

        // Then
        assertThat(read.bad()).containsExactly("2 is longer than 10000000 bytes; is a quote never closed?");
        assertThat(read.rows()).last().extracting(Review::getReviewId).isEqualTo("last");
    }

    @Test
    void shouldNameUnknownColumns() {
        // When
        ReadLines<Review> read = ReadLines.of(RowType.REVIEWS, InputFormat.CSV, ",review_id,helpful\n0,r1,3\n1,r2,4\n");

        // Then
        assertThat(read.unknownColumns()).containsExactly("(no name)", "helpful");
        assertThat(read.rows()).hasSize(2);
    }

    @Test
    void shouldRefuseAFileThatNamesNoColumns() {
        assertThatThrownBy(() -> ReadLines.of(RowType.REVIEWS, InputFormat.CSV, "r1,5,text\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("names no column review_id")
                .hasMessageNotContaining("text");
    }

    @Test
    void shouldTellTheFormatByTheExtension() {
        assertThat(InputFormat.of("a/b.CSV")).isEqualTo(InputFormat.CSV);
        assertThat(InputFormat.of("b.jsonl")).isEqualTo(InputFormat.JSONL);
        assertThat(InputFormat.of("b.txt")).isNull();
    }
}
