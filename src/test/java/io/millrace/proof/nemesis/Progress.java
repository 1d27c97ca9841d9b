package io.millrace.proof.nemesis;

import java.time.Duration;

/** Tells whether instances do their work. */
public interface Progress {

    /**
     * Waits until every instance that is to run has made progress since the call.
     *
     * @return false if one had not within the limit
     */
    boolean awaitEvery(Duration limit);

    /**
     * Waits until every instance that is to run has its place in every group, whether there is work or not.
     *
     * @return false if one had not within the limit
     */
    boolean awaitMembers(Duration limit);
}
