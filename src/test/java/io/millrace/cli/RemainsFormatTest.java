package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.Remains.Held;
import io.millrace.cli.Remains.Rewritten;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemainsFormatTest {

    private static final Remains SOME = new Remains(
            5,
            4,
            List.of(new Held("s-1", "ready", "file:/s-1", 3, Map.of("train", 6L, "test", 1L), List.of("r1", "r2"))),
            List.of(new Held("v1", "champion", "s-1", 2, Map.of(), List.of("r1", "r2"))),
            List.of(new Rewritten("s-0", 2, 3, Instant.EPOCH)),
            List.of("r5 is not erased"));

    @Test
    void shouldTellPeopleWhichSnapshotsAndModelsHoldReviews() {
        // When
        List<String> lines = printed(SOME);

        // Then
        assertThat(lines)
                .containsExactly(
                        "5 reviews, 4 of them erased",
                        "snapshot   state   reviews   train   validation   test   which",
                        "s-1        ready   3         6       0            1      r1, r2, …",
                        "model   status     snapshot   reviews   which",
                        "v1      champion   s-1        2         r1, r2",
                        "rewritten   revision   erased reviews gone   at",
                        "s-0         2          3                     1970-01-01T00:00:00Z",
                        "note: r5 is not erased");
    }

    @Test
    void shouldSayThatNothingIsLeft() {
        assertThat(printed(new Remains(1, 1, List.of(), List.of(), List.of(), List.of())))
                .containsExactly(
                        "1 reviews, 1 of them erased",
                        "no snapshot holds any of them",
                        "no model was trained on any of them");
    }

    @Test
    void shouldTellProgramsTheSame() {
        assertThat(RemainsFormat.json(SOME))
                .hasToString("{\"asked\":5,\"erased\":4,"
                        + "\"snapshots\":[{\"snapshot_id\":\"s-1\",\"state\":\"ready\",\"location\":\"file:/s-1\","
                        + "\"reviews\":3,\"review_ids\":[\"r1\",\"r2\"],\"rows\":{\"test\":1,\"train\":6}}],"
                        + "\"models\":[{\"version\":\"v1\",\"status\":\"champion\",\"snapshot_id\":\"s-1\","
                        + "\"reviews\":2,\"review_ids\":[\"r1\",\"r2\"]}],"
                        + "\"rewritten\":[{\"snapshot_id\":\"s-0\",\"revision\":2,\"removed\":3,"
                        + "\"redacted_at\":\"1970-01-01T00:00:00Z\"}],"
                        + "\"notes\":[\"r5 is not erased\"]}");
    }

    private static List<String> printed(Remains remains) {
        StringWriter text = new StringWriter();
        RemainsFormat.print(remains, new PrintWriter(text));
        return text.toString().lines().toList();
    }
}
