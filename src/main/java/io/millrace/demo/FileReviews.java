package io.millrace.demo;

import io.millrace.input.InputFormat;
import io.millrace.input.InputReader;
import io.millrace.input.RowType;
import io.millrace.schema.Review;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reviews of a file. Its lines are counted first, and those that are wrong are told then, once.
 *
 * @param file JSONL or CSV
 * @param count how many reviews it holds
 */
record FileReviews(Path file, long count) implements ReviewSource {

    private static final Logger LOGGER = LoggerFactory.getLogger(FileReviews.class);

    /**
     * Counts the reviews of a file.
     *
     * @throws DemoException if it cannot be read, or holds none
     */
    static FileReviews open(Path file) {
        long[] count = {0};
        read(file, review -> count[0]++, true);
        if (count[0] == 0) {
            throw new DemoException(file + " holds no reviews");
        }
        return new FileReviews(file, count[0]);
    }

    @Override
    public void forEach(Consumer<Review> sink) {
        read(file, sink, false);
    }

    private static void read(Path file, Consumer<Review> sink, boolean tell) {
        InputFormat format = InputFormat.of(file.getFileName().toString());
        if (format == null) {
            throw new DemoException(file + " is neither .jsonl nor .csv");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new InputReader<>(RowType.REVIEWS, format).read(in, handler(file, sink, tell));
        } catch (IOException e) {
            throw new DemoException("cannot read " + file, e);
        }
    }

    private static InputReader.Handler<Review> handler(Path file, Consumer<Review> sink, boolean tell) {
        return new InputReader.Handler<>() {
            @Override
            public void accept(long line, Review review) {
                sink.accept(review);
            }

            @Override
            public void refuse(long line, String problem) {
                if (tell) {
                    LOGGER.warn("{} line {} is left out: {}", file, line, problem);
                }
            }
        };
    }
}
