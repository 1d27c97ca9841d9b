package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.input.InputFormat;
import io.millrace.input.InputReader;
import io.millrace.input.RowType;
import io.millrace.schema.Review;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateCommandTest {

    @Test
    void shouldPrintReviewsThatCanBeProduced() throws IOException {
        // When
        Terminal terminal = Terminal.run("generate", "--count", "300", "--seed", "9");

        // Then
        assertThat(terminal.exitCode()).isZero();
        assertThat(read(terminal.out()))
                .isEqualTo(ReviewGenerator.reviews(9, 300)
                        .map(GeneratedReview::toEvent)
                        .map(GenerateCommandTest::asRead)
                        .toList());
    }

    /** What is empty in a file is absent. */
    private static Review asRead(Review sent) {
        return Review.newBuilder(sent)
                .setReviewTitle(textOrNull(sent.getReviewTitle()))
                .setReviewBody(textOrNull(sent.getReviewBody()))
                .build();
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<Review> read(String lines) throws IOException {
        List<Review> reviews = new ArrayList<>();
        new InputReader<>(RowType.REVIEWS, InputFormat.JSONL)
                .read(
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        new InputReader.Handler<Review>() {
                            @Override
                            public void accept(long line, Review row) {
                                reviews.add(row);
                            }

                            @Override
                            public void refuse(long line, String problem) {
                                throw new AssertionError("line " + line + " " + problem);
                            }
                        });
        return reviews;
    }
}
