package io.millrace.testing;

import java.io.IOException;

/** Where {@link ApicurioRegistry} runs: it can be killed, and then has what it had when it is started again. For one thread. */
interface ApicurioServer extends AutoCloseable {

    /**
     * Starts it, for the first time or again. It may not answer yet.
     *
     * @return the port of the loopback interface where it listens, maybe not the one from before
     */
    int start() throws IOException;

    /** Says whether it was not killed, and did not end by itself. */
    boolean isAlive();

    /** Kills it, and returns when it is gone. */
    void kill();

    /** Ends it for good. */
    @Override
    void close();
}
