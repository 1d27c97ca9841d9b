package io.millrace.proof.guarantee;

import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gathers the violations of one guarantee. Values that are given to it are shown: never texts of reviews. For one thread. */
final class LoopFindings {

    private final String guarantee;
    private final List<Violation> violations = new ArrayList<>();

    LoopFindings(Guarantee guarantee) {
        this.guarantee = guarantee.name();
    }

    void add(String id, String where, String what) {
        violations.add(new Violation(guarantee, id, where, what));
    }

    /** Adds a violation if the two differ. */
    void compare(String id, String where, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            add(id, where, what + ": expected " + expected + ", found " + found);
        }
    }

    List<Violation> all() {
        return violations;
    }

    /** Where a record is, as it is written in violations. */
    static String at(ConsumerRecord<?, ?> read) {
        return read.topic() + "-" + read.partition() + "@" + read.offset();
    }
}
