package io.millrace.storage;

import java.time.Duration;

/**
 * How long a bucket is waited for.
 *
 * @param connect for a connection
 * @param silence for the next bytes of an answer
 * @param attempt for one attempt at a call, which moves at most one part of a file
 * @param call for a call with all its attempts
 * @param attempts how often a call is tried, at least 1; pauses between them grow to {@code pauseMax}
 * @param pauseMax the longest pause
 */
record Patience(Duration connect, Duration silence, Duration attempt, Duration call, int attempts, Duration pauseMax) {

    /**
     * Eight attempts wait out what a server takes to restart or fail over, about half a minute; a worker that begins again after
     * that waits longer. An attempt moves 8 MiB, which a line of 1 Mbit/s does in time. A call ends before the group takes a
     * consumer that waits for it for dead, after five minutes.
     */
    static final Patience SERVICE = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(75),
            Duration.ofMinutes(3),
            8,
            Duration.ofSeconds(10));

    /** For somebody who waits, and can ask again. */
    static final Patience COMMAND = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(75),
            Duration.ofSeconds(80),
            2,
            Duration.ofSeconds(1));
}
