package io.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that class files do not show. */
class SourceTreeTest {

    private static final Path MAIN = Path.of("src", "main", "java");

    /** An owned topic, whatever the application id. */
    private static final Pattern OWNED_TOPIC = Pattern.compile("\"[^\"\\s]*\\."
            + "(decisions|training-records|windows|snapshots|jobs|models|commands|outcomes|dead-letters)\"");

    /** A call that takes a topic, with a legal topic name in its place. */
    private static final Pattern LITERAL_TOPIC = Pattern.compile(
            "(\\.stream|\\.table|\\.globalTable|[^r]\\.to|subscribe|new ProducerRecord<>|new TopicPartition)"
                    + "\\(\\s*(List\\.of\\(|Set\\.of\\()?\"[\\w.-]+\"\\s*[,)]");

    @Test
    void shouldDescribeEveryPackage() {
        // When
        List<Path> undescribed = sources(any -> true).stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> Files.notExists(directory.resolve("package-info.java")))
                .toList();

        // Then
        assertThat(undescribed).isEmpty();
    }

    @Test
    void shouldNameTopicsInOnePlace() {
        // When
        List<Path> naming = sources(path -> !path.endsWith(Path.of("topic", "Topics.java"))).stream()
                .filter(path -> namesTopic(read(path)))
                .toList();

        // Then
        assertThat(naming).isEmpty();
    }

    @Test
    void shouldTellTopicsFromOtherTexts() {
        assertThat(namesTopic("String t = \"millrace.training-records\";")).isTrue();
        assertThat(namesTopic("id + \".dead-letters\"")).isTrue();
        assertThat(namesTopic("builder.stream(\n   \"reviews\", consumed)")).isTrue();
        assertThat(namesTopic("consumer.subscribe(List.of(\"feedback\"))")).isTrue();
        assertThat(namesTopic("consumed(Review.class, \"reviews\")")).isFalse();
        assertThat(namesTopic("Answer.to(\"list topics\", future)")).isFalse();
        assertThat(namesTopic("root.resolve(\"models\")")).isFalse();
        assertThat(namesTopic("requests.to(REQUESTS + \"-repartition\", produced)"))
                .isFalse();
    }

    private static boolean namesTopic(String source) {
        return OWNED_TOPIC.matcher(source).find()
                || LITERAL_TOPIC.matcher(source).find();
    }

    private static List<Path> sources(Predicate<Path> which) {
        try (var files = Files.walk(MAIN)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(which)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
