package io.millrace.cli;

import io.millrace.input.InputFormat;
import io.millrace.input.InputReader;
import io.millrace.input.RowType;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Writes reviews or feedback from a file to their topic. */
@Command(
        name = "produce",
        description = {
            "Write reviews or feedback from a file to their topic, one record a line, keyed by review_id.",
            "reviews: review_id, and product_id, reviewer_id, stars, review_body, review_title, language,"
                    + " product_category, created_at (ISO-8601 or milliseconds since 1970).",
            "feedback: review_id, stars, and source, weight, given_at, prediction_id.",
            "Other columns are passed over. Bad lines are listed on standard error and passed over; then the exit code"
                    + " is 3."
        })
final class ProduceCommand extends ClientCommand {

    private static final String STDIN = "-";

    /** What a file can hold. */
    enum Kind {
        REVIEWS,
        FEEDBACK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "reviews|feedback", description = "What the file holds.")
    private Kind kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, UTF-8; - for standard input.")
    private String file;

    @Option(
            names = "--format",
            paramLabel = "jsonl|csv",
            description = "How the lines are written; default: by the file's extension, jsonl for standard input.")
    private InputFormat format;

    @Override
    void check() {
        if (format() == null) {
            throw new ParameterException(
                    spec().commandLine(),
                    "cannot tell the format of " + file + " by its extension; add --format jsonl or --format csv");
        }
    }

    @Override
    int run(Session session) throws IOException {
        return kind == Kind.REVIEWS
                ? produce(session, session.topics().reviews(), RowType.REVIEWS, Review.class, Review::getReviewId)
                : produce(
                        session, session.topics().feedback(), RowType.FEEDBACK, Feedback.class, Feedback::getReviewId);
    }

    private <T extends SpecificRecord> int produce(
            Session session, String topic, RowType<T> rows, Class<T> type, Function<T, String> key) throws IOException {
        session.requireTopic(topic);
        session.serdes().register(topic, type);
        InputReader<T> reader = new InputReader<>(rows, format());
        try (InputStream in = open();
                Progress progress = Progress.create(size(), err());
                Production<T> production = new Production<>(session.producer(), topic, key, progress, err())) {
            reader.read(progress.count(in), production);
            production.finish();
            return summary(production, reader, topic);
        }
    }

    private int summary(Production<?> production, InputReader<?> reader, String topic) {
        if (!reader.unknownColumns().isEmpty()) {
            err().println("millrace: passed over columns that are not known: "
                    + String.join(", ", reader.unknownColumns()));
        }
        out().println("wrote " + production.written() + " " + kind + " to " + topic
                + (production.bad() == 0 ? "" : ", passed over " + production.bad() + " bad lines"));
        return production.bad() == 0 ? ExitCodes.OK : ExitCodes.BAD_LINES;
    }

    private InputFormat format() {
        if (format != null) {
            return format;
        }
        return file.equals(STDIN) ? InputFormat.JSONL : InputFormat.of(file);
    }

    private InputStream open() throws IOException {
        try {
            return file.equals(STDIN) ? System.in : Files.newInputStream(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new CliException("there is no file " + file);
        }
    }

    private long size() throws IOException {
        return file.equals(STDIN) || !Files.isRegularFile(Path.of(file)) ? -1 : Files.size(Path.of(file));
    }
}
