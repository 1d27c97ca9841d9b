package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.grouping.Arrival;
import io.millrace.grouping.Claim;
import io.millrace.grouping.Copy;
import io.millrace.grouping.Holder;
import io.millrace.grouping.IndexEntry;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.Lookup;
import io.millrace.grouping.Near;
import io.millrace.grouping.Recount;
import io.millrace.grouping.Relation;
import io.millrace.grouping.Standing;
import io.millrace.grouping.Tally;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Counted;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.grouping.TextMessage.Question;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Reply;
import io.millrace.grouping.TextMessage.Uncounted;
import io.millrace.grouping.Verdict;
import io.millrace.serde.BadRecordException;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextSerdesTest {

    private static final String TOPIC = "topic";
    private static final Fingerprint TEXT = Fingerprint.of("text");
    private static final Fingerprint OTHER = Fingerprint.of("other");
    private static final Sketch SKETCH = new Sketch(new int[] {-7, 3, Integer.MAX_VALUE}, 42);
    private static final Near NEAR = new Near(OTHER, 0.8);
    private static final Holder HOLDER = new Holder("review-1", -1, 4);
    private static final Arrival ARRIVAL = new Arrival(17, "review-1", TEXT);
    private static final Claim CLAIM = new Claim("review-1", 5, 17, 99, 5, OTHER, "en", List.of("odd", "odder"));
    private static final Claim PLAIN = new Claim("review-2", 5, 17, 0, 0, null, "de", List.of());
    private static final Copy COPY = new Copy("review-4", Long.MIN_VALUE, 9, 3);
    private static final Tally TALLY = Tally.NONE.plus(0).plus(5).plus(5);
    private static final Standing STANDING = new Standing(4, TALLY);
    private static final Relation RELATION = new Relation(0.75, OTHER, List.of(HOLDER));

    @Test
    void shouldReadMessagesThatItWrote() {
        List.<TextMessage>of(
                        new Claimed(CLAIM, SKETCH),
                        new Claimed(PLAIN, new Sketch(new int[0], 0)),
                        new Release("review-1"),
                        new Proposals(List.of(NEAR, NEAR)),
                        new Question(ARRIVAL, 0.7),
                        new Reply(TEXT, RELATION),
                        new Reply(TEXT, null),
                        new Counted(COPY),
                        new Uncounted("review-4", -7, 9))
                .forEach(message -> assertRoundTrip(TextSerdes.MESSAGE, message));
    }

    @ParameterizedTest
    @EnumSource(Verdict.Kind.class)
    void shouldReadVerdictsThatItWrote(Verdict.Kind kind) {
        assertRoundTrip(
                TextSerdes.ANSWER, new Verdict(CLAIM, TEXT, kind, OTHER, "review-3", 0.7, OTHER, true, STANDING));
        assertRoundTrip(TextSerdes.ANSWER, new Verdict(PLAIN, TEXT, kind, null, null, 0, null, false, null));
    }

    @Test
    void shouldReadCountsThatItWrote() {
        assertRoundTrip(TextSerdes.ANSWER, new Recount("review-1", TEXT, STANDING));
        assertRoundTrip(TextSerdes.COPY, COPY);
        assertRoundTrip(TextSerdes.COPY_KEY, new CopyKey(TEXT, -3));
    }

    @Test
    void shouldReadKnownTextsThatItWrote() {
        assertRoundTrip(
                TextSerdes.KNOWN, new KnownText(TEXT, true, List.of(HOLDER, HOLDER), List.of(NEAR), true, TALLY));
        assertRoundTrip(TextSerdes.KNOWN, new KnownText(TEXT, false, List.of(), List.of(), false, Tally.NONE));
        assertRoundTrip(TextSerdes.SKETCH, SKETCH);
    }

    @Test
    void shouldReadLookupsThatItWrote() {
        // Given
        Lookup lookup = new Lookup(
                ARRIVAL,
                3,
                new ArrayList<>(List.of(CLAIM, PLAIN)),
                new LinkedHashMap<>(Map.of(TEXT, 0.9)),
                new LinkedHashMap<>(Map.of(OTHER, 1)),
                new LinkedHashMap<>(Map.of(OTHER, RELATION)),
                new ArrayList<>(List.of(NEAR)));

        // When
        Lookup read = reread(TextSerdes.LOOKUP, lookup);

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(lookup);
    }

    @Test
    void shouldReadIndexEntriesThatItWrote() {
        assertThat(reread(TextSerdes.INDEX_ENTRY, new IndexEntry(3, TEXT, SKETCH, new long[] {1, -2})))
                .usingRecursiveComparison()
                .isEqualTo(new IndexEntry(3, TEXT, SKETCH, new long[] {1, -2}));
    }

    @Test
    void shouldRefuseEveryPartOfARecord() {
        assertNoPrefixReads(TextSerdes.MESSAGE, () -> new Claimed(CLAIM, SKETCH));
        assertNoPrefixReads(TextSerdes.MESSAGE, () -> new Reply(TEXT, RELATION));
        assertNoPrefixReads(
                TextSerdes.ANSWER,
                () -> new Verdict(CLAIM, TEXT, Verdict.Kind.GRANTED, TEXT, null, 0, null, false, STANDING));
        assertNoPrefixReads(TextSerdes.ANSWER, () -> new Recount("review-1", TEXT, STANDING));
        assertNoPrefixReads(TextSerdes.COPY, () -> COPY);
        assertNoPrefixReads(
                TextSerdes.KNOWN, () -> new KnownText(TEXT, true, List.of(HOLDER), List.of(NEAR), false, TALLY));
    }

    private static <T> void assertRoundTrip(Serde<T> serde, T value) {
        assertThat(reread(serde, value)).isEqualTo(value);
    }

    private static <T> T reread(Serde<T> serde, T value) {
        return serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, value));
    }

    private static <T> void assertNoPrefixReads(Serde<T> serde, Supplier<T> value) {
        byte[] bytes = serde.serializer().serialize(TOPIC, value.get());
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, part))
                    .as("%d bytes", length)
                    .isInstanceOf(BadRecordException.class);
        }
    }
}
