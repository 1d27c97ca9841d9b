package io.millrace.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a log is read: a bar on a terminal, otherwise a line every few seconds. For one thread. */
abstract class LogProgress implements AutoCloseable {

    /**
     * Makes one.
     *
     * @param what is done, in words: "read decisions"
     * @param offsets how many there are to read; some may hold nothing
     */
    static LogProgress create(String what, long offsets, PrintWriter err) {
        return Boolean.getBoolean(Progress.TERMINAL) ? new Bar(what, offsets) : new Lines(what, offsets, err);
    }

    /** Tells how many of the offsets are read by now. */
    abstract void reached(long offsets);

    @Override
    public abstract void close();

    private static final class Bar extends LogProgress {
        private static final int UPDATE_MS = 200;

        private final ProgressBar bar;
        private final long offsets;

        Bar(String what, long offsets) {
            this.offsets = offsets;
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(offsets)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MS)
                    .setConsumer(Progress.bars())
                    .build();
        }

        @Override
        void reached(long now) {
            bar.stepTo(Math.min(now, offsets));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private static final class Lines extends LogProgress {
        private static final Duration INTERVAL = Duration.ofSeconds(5);

        private final String what;
        private final long offsets;
        private final PrintWriter err;
        private long nextAt = System.nanoTime() + INTERVAL.toNanos();

        Lines(String what, long offsets, PrintWriter err) {
            this.what = what;
            this.offsets = offsets;
            this.err = err;
        }

        @Override
        void reached(long now) {
            if (System.nanoTime() - nextAt >= 0) {
                nextAt = System.nanoTime() + INTERVAL.toNanos();
                err.printf("millrace: %s, %,d of %,d%n", what, Math.min(now, offsets), offsets);
                err.flush();
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
