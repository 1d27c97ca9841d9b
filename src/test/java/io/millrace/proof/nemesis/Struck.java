package io.millrace.proof.nemesis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A fault that was struck, as it is reported.
 *
 * @param name name of the fault
 * @param target what was struck
 * @param at when; for a kill the moment of the kill
 * @param since the same, since the nemesis began
 * @param alone whether no other fault was under way at that moment, nor recovery from one
 * @param recovery from then until every partition of the decisions had a new record; empty if some had none until the end
 */
public record Struck(
        String name, String target, Instant at, Duration since, boolean alone, Optional<Duration> recovery) {

    @Override
    public String toString() {
        String recovered = recovery.map(time -> "recovered in %d ms".formatted(time.toMillis()))
                .orElse("not recovered");
        return "%5.1f s  %-24s %-22s %s%s"
                .formatted(since.toMillis() / 1e3, name, target, recovered, alone ? "" : ", others under way");
    }
}
