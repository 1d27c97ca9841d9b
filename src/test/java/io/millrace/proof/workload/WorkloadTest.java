package io.millrace.proof.workload;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final int EVENTS = 50_000;

    private static Plan first;
    private static Plan second;

    @BeforeAll
    static void plan() {
        System.out.println("seed " + Plan.SEED);
        first = Plan.of(0, EVENTS);
        second = Plan.of(1, EVENTS);
    }

    @Test
    void shouldPlanTheSameEventsAgain() {
        assertThat(Plan.of(1, 5_000).events()).isEqualTo(second.events().subList(0, 5_000));
        assertThat(Plan.of(0, 5_000).events())
                .isEqualTo(first.events().subList(0, 5_000))
                .isNotEqualTo(second.events().subList(0, 5_000));
    }

    @Test
    void shouldNumberTheEvents() {
        assertThat(first.events())
                .extracting(PlannedEvent::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, EVENTS).mapToObj(i -> "run/0/" + i).toList());
    }

    @Test
    void shouldPlanEveryClassAsOftenAsItsShareSays() {
        // When
        Map<EventClass, List<PlannedEvent>> byClass = first.events().stream().collect(groupingBy(PlannedEvent::kind));

        // Then
        assertThat(EventClass.values()).allSatisfy(kind -> {
            double expected = EVENTS * EventMix.share(kind) / 1000.0;
            assertThat((double) byClass.get(kind).size())
                    .as(kind.name())
                    .isCloseTo(expected, within(5 * Math.sqrt(expected)));
        });
        assertThat(Stream.of(EventClass.values()).mapToInt(EventMix::share).sum())
                .isEqualTo(1000);
    }

    @Test
    void shouldRepeatReviewsAsTheyWere() {
        first.compare(
                EventClass.REDELIVERY, (before, after) -> assertThat(after).isEqualTo(before));
    }

    @Test
    void shouldRepeatErasedReviews() {
        // Given
        Set<String> erased = new HashSet<>();
        Set<EventClass> kinds = new HashSet<>();

        // When
        first.events().forEach(event -> {
            if (event.kind() == EventClass.ERASE) {
                assertThat(event.value()).isNull();
                erased.add(event.key());
            } else if (event.value() instanceof Review && erased.remove(event.key())) {
                kinds.add(event.kind());
            }
        });

        // Then
        assertThat(kinds).contains(EventClass.REDELIVERY, EventClass.EDIT, EventClass.RELABEL);
    }

    @Test
    void shouldRelabelAndChangeNothingElse() {
        first.compare(EventClass.RELABEL, (before, after) -> {
            assertThat(after.getStars()).isNotEqualTo(before.getStars()).isBetween(1, 5);
            assertThat(Versions.rated(after, before.getStars())).isEqualTo(before);
        });
    }

    @Test
    void shouldDeclareForeignLanguagesInOneClassOnly() {
        assertThat(first.reviews())
                .allSatisfy(event -> assertThat(Plan.review(event).getLanguage().equals("en"))
                        .isEqualTo(event.kind() != EventClass.WRONG_LANGUAGE));
    }

    @Test
    void shouldSendSomeFeedbackBeforeItsReview() {
        // Given
        Map<String, PlannedEvent> created = new HashMap<>();
        Set<String> promised = new HashSet<>();

        // When
        first.events().forEach(event -> {
            if (event.kind() == EventClass.FEEDBACK_BEFORE) {
                assertThat(created).as(event.id()).doesNotContainKey(event.key());
                promised.add(event.key());
            } else if (event.kind() == EventClass.FEEDBACK_AFTER) {
                assertThat(created).as(event.id()).containsKey(event.key());
            } else if (event.value() instanceof Review && event.key() != null) {
                created.putIfAbsent(event.key(), event);
            }
        });

        // Then
        promised.removeAll(created.keySet());
        assertThat(promised).as("still to come").hasSizeLessThan(100);
        assertThat(first.events().stream()
                        .filter(event -> event.kind() == EventClass.FEEDBACK_BEFORE)
                        .filter(event -> created.containsKey(event.key())))
                .allMatch(event -> created.get(event.key()).kind() == EventClass.FRESH);
    }

    @Test
    void shouldGiveFeedbackInOrderAndNeverInTheFuture() {
        // Given
        List<Long> times = new ArrayList<>();

        // When
        first.events().stream()
                .filter(event -> event.value() instanceof Feedback)
                .forEach(event -> {
                    Instant given = ((Feedback) event.value()).getGivenAt();
                    times.add(given == null ? event.timestamp() : given.toEpochMilli());
                    assertThat(times.get(times.size() - 1)).isLessThanOrEqualTo(event.timestamp());
                });

        // Then
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldPutPoisonWhereItDoesNotBelong() {
        assertThat(first.of(EventClass.POISON_PARTITION))
                .allMatch(event -> event.partition() >= 0 && event.partition() < Plan.PARTITIONS)
                .noneMatch(event -> event.partition() == home(event.key()))
                .allMatch(event -> Plan.review(event).getReviewId().equals(event.key()));
        assertThat(first.of(EventClass.POISON_NO_KEY))
                .allMatch(
                        event -> event.key() == null && event.partition() >= 0 && event.partition() < Plan.PARTITIONS);
        assertThat(first.of(EventClass.POISON_FOREIGN_KEY))
                .allMatch(event -> event.partition() == null
                        && !event.key().equals(Plan.review(event).getReviewId()));
        assertThat(first.of(EventClass.POISON_FEEDBACK)).noneMatch(event -> {
            int stars = ((Feedback) event.value()).getStars();
            return stars >= 1 && stars <= 5;
        });
    }

    @Test
    void shouldKeepOtherEventsInOrder() {
        assertThat(second.events())
                .filteredOn(event -> event.kind().expectation() != EventClass.Expectation.DEAD_LETTER)
                .allMatch(event -> event.partition() == null && event.key().startsWith("r-1-"));
    }

    private static int home(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % Plan.PARTITIONS;
    }
}
