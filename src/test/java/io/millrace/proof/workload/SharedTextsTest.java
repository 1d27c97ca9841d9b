package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.schema.Review;
import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which events of a plan share a text. */
class SharedTextsTest {

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
    void shouldMakeFreshTextsOfTheirOwn() {
        // Given
        Originals originals = new Originals(Plan.SEED);

        // When
        Set<Fingerprint> fingerprints = new HashSet<>();
        IntStream.range(0, 4)
                .forEach(producer -> IntStream.range(0, 25_000)
                        .mapToObj(i -> originals.get(producer, i))
                        .forEach(text -> fingerprints.add(Plan.fingerprint(text.title(), text.body()))));

        // Then
        assertThat(fingerprints).hasSize(100_000);
    }

    @Test
    void shouldSendFreshTextsFirst() {
        // Given
        Set<Fingerprint> before = new HashSet<>();

        // When
        List<PlannedEvent> notFresh = first.reviews()
                .filter(event -> !before.add(Plan.fingerprint(Plan.review(event))) && event.kind() == EventClass.FRESH)
                .toList();

        // Then
        assertThat(notFresh).isEmpty();
    }

    @Test
    void shouldShareTextsAmongDuplicates() {
        // Given
        Set<Fingerprint> before = new HashSet<>();
        Set<String> ids = new HashSet<>();

        // When
        first.reviews().forEach(event -> {
            Fingerprint text = Plan.fingerprint(Plan.review(event));
            if (Plan.isDuplicate(event)) {
                assertThat(before.contains(text)).as(event.id()).isTrue();
                assertThat(ids.contains(event.key())).as(event.id()).isFalse();
            }
            before.add(text);
            ids.add(event.key());
        });

        // Then
        assertThat(before).hasSizeGreaterThan(EVENTS / 2);
    }

    @Test
    void shouldShareTextsAmongProducers() {
        // Given
        Map<Fingerprint, Integer> sentAt = new HashMap<>();
        IntStream.range(0, EVENTS)
                .filter(i -> first.events().get(i).value() instanceof Review)
                .forEach(i -> sentAt.putIfAbsent(
                        Plan.fingerprint((Review) first.events().get(i).value()), i));

        // When
        List<Integer> distances = IntStream.range(0, EVENTS)
                .filter(i -> Plan.isDuplicate(second.events().get(i)))
                .filter(i -> sentAt.containsKey(
                        Plan.fingerprint(Plan.review(second.events().get(i)))))
                .mapToObj(i -> Math.abs(i
                        - sentAt.get(
                                Plan.fingerprint(Plan.review(second.events().get(i))))))
                .toList();

        // Then
        assertThat((double) distances.size()).isCloseTo(EVENTS * 0.09 / 2, within(EVENTS * 0.01));
        assertThat(distances.stream().filter(distance -> distance < 500).count())
                .isGreaterThan(500);
    }

    @Test
    void shouldRestyleTextsOfCaseAndSpaceDuplicates() {
        // Given
        Set<String> bodies = new HashSet<>();
        first.of(EventClass.FRESH)
                .forEach(event -> bodies.add(Plan.review(event).getReviewBody()));
        first.of(EventClass.EDIT).forEach(event -> bodies.add(Plan.review(event).getReviewBody()));

        // When
        List<String> same = first.of(EventClass.CASE_SPACE_DUPLICATE).stream()
                .filter(event -> bodies.contains(Plan.review(event).getReviewBody()))
                .map(PlannedEvent::id)
                .toList();

        // Then
        assertThat(same).isEmpty();
    }

    @Test
    void shouldEditTexts() {
        // Given
        Set<Fingerprint> texts = new HashSet<>();
        List<Boolean> moved = new ArrayList<>();

        // When
        first.reviews().forEach(event -> {
            boolean isNew = texts.add(Plan.fingerprint(Plan.review(event)));
            if (event.kind() == EventClass.EDIT) {
                moved.add(!isNew);
            }
        });

        // Then
        first.compare(
                EventClass.EDIT,
                (before, after) -> assertThat(Plan.fingerprint(after)).isNotEqualTo(Plan.fingerprint(before)));
        assertThat(moved).contains(true, false);
    }
}
