package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Review;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reviews of a file.
 *
 * @param file JSONL
 */
record FileReviews(Path file) implements ReviewSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public long count() {
        try (Stream<Review> reviews = reviews()) {
            return reviews.count();
        }
    }

    @Override
    public Stream<Review> reviews() {
        try {
            return Files.lines(file).map(FileReviews::review);
        } catch (IOException e) {
            throw new DemoException("cannot read " + file, e);
        }
    }

    private static Review review(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return Review.newBuilder()
                    .setReviewId(node.get("review_id").asText())
                    .setProductId(text(node, "product_id"))
                    .setReviewerId(text(node, "reviewer_id"))
                    .setReviewTitle(text(node, "review_title"))
                    .setReviewBody(text(node, "review_body"))
                    .setStars(
                            node.get("stars").isNull()
                                    ? null
                                    : node.get("stars").asInt())
                    .setLanguage(text(node, "language"))
                    .setProductCategory(text(node, "product_category"))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
