package io.millrace.proof.guarantee;

import io.millrace.proof.Violation;
import io.millrace.testing.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gathers the violations of one guarantee. */
final class Findings {

    private final String guarantee;
    private final List<Violation> violations = new ArrayList<>();

    Findings(String guarantee) {
        this.guarantee = guarantee;
    }

    /** Adds a violation. */
    void add(String id, Coordinates where, String what) {
        add(id, text(where), what);
    }

    /** Adds a violation that is at no record: the name of a topic or of a file says where. */
    void add(String id, String where, String what) {
        violations.add(new Violation(guarantee, id, where, what));
    }

    /** Adds a violation unless both are equal; neither may be a text of a review. */
    void expect(Object expected, Object found, String id, Coordinates where, String what) {
        compare(id, text(where), what, expected, found);
    }

    /** Adds a violation if the two differ; neither may be a text of a review. */
    void compare(String id, String where, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            add(id, where, what + ": expected " + expected + ", found " + found);
        }
    }

    /** All that was added. */
    List<Violation> list() {
        return violations;
    }

    /** Where a record is, as it is written in violations. */
    static String at(ConsumerRecord<?, ?> read) {
        return text(Coordinates.of(read));
    }

    private static String text(Coordinates at) {
        return at.topic() + "-" + at.partition() + " offset " + at.offset();
    }
}
