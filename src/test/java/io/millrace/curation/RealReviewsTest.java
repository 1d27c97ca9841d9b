package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.privacy.PersonalData;
import io.millrace.privacy.RedactionSettings;
import io.millrace.privacy.Redactor;
import io.millrace.quality.Opinions;
import io.millrace.quality.QualityRules;
import io.millrace.quality.QualitySettings;
import io.millrace.text.Cleaning;
import io.millrace.text.ReviewText;
import io.millrace.text.TextCleaner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What redaction and the rules do to real reviews, and what they cost; skipped where those are absent. Prints its figures. */
class RealReviewsTest {

    private static final Path DATA = Path.of("../shared/data/reviews.jsonl");
    private static final int ROUNDS = 3;

    private final Redactor redactor = new Redactor(new RedactionSettings(
            EnumSet.allOf(PersonalData.class), Set.of("US", "GB", "DE", "FR", "ES", "JP", "KR", "CN")));
    private final QualityRules rules =
            new QualityRules(new QualitySettings(Set.copyOf(QualityRules.NAMES), 1, 0.1, 5, List.of(), true));

    private record Rated(ReviewText text, String language, int stars) {}

    @Test
    void shouldRedactHardlyAnythingInReviewsWithoutPersonalData() throws IOException {
        assertThat(share("redacted", review -> isRedacted(review.text()))).isLessThan(0.0005);
    }

    @Test
    void shouldRejectHardlyAnyReview() throws IOException {
        assertThat(share(
                        "rejected by quality rules",
                        review -> rules.rejecting(review.text()).isPresent()))
                .isLessThan(0.001);
    }

    @Test
    void shouldFlagHardlyAnyRating() throws IOException {
        assertThat(share(
                        "flagged rating-contradiction",
                        review -> Opinions.contradict(review.language(), review.text(), review.stars())))
                .isLessThan(0.001);
    }

    private boolean isRedacted(ReviewText text) {
        return !redactor.redact(text.title()).found().isEmpty()
                || !redactor.redact(text.body()).found().isEmpty();
    }

    private static double share(String what, Predicate<Rated> test) throws IOException {
        List<Rated> reviews = reviews();
        long hits = 0;
        long nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            hits = reviews.stream().filter(test).count();
            nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        System.out.printf(
                "%s: %d of %d reviews, %.1f µs of a core each%n",
                what, hits, reviews.size(), nanos / 1e3 / reviews.size());
        return hits / (double) reviews.size();
    }

    private static List<Rated> reviews() throws IOException {
        assumeTrue(Files.exists(DATA), () -> "No " + DATA + " here, so nothing is measured");
        ObjectMapper json = new ObjectMapper();
        TextCleaner cleaner = new TextCleaner(Cleaning.STANDARD);
        List<Rated> reviews = new ArrayList<>();
        for (String line : Files.readAllLines(DATA)) {
            JsonNode row = json.readTree(line);
            String title = cleaner.clean(row.path("review_title").textValue());
            String body = cleaner.clean(row.path("review_body").textValue());
            reviews.add(new Rated(
                    new ReviewText(title, body),
                    row.get("language").asText(),
                    row.get("stars").asInt()));
        }
        return reviews;
    }
}
