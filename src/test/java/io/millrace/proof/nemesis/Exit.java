package io.millrace.proof.nemesis;

import java.time.Instant;

/**
 * An instance ended by itself, and is started again by its supervisor.
 *
 * @param instance its name
 * @param at when
 * @param code its exit code: {@link HaltBeforeCommit#EXIT_CODE} if a fault had it, 128 and a signal if the system killed it
 */
public record Exit(String instance, Instant at, int code) {

    /** Says whether nobody asked for it: a role gave up, start-up failed, or the system killed it. */
    public boolean isUnasked() {
        return code != HaltBeforeCommit.EXIT_CODE;
    }
}
