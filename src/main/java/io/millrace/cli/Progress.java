package io.millrace.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a file is read and how fast its records are written. Thread safe. */
abstract class Progress implements AutoCloseable {

    /** Set by the launcher if standard error is a terminal, which Java cannot tell. */
    static final String TERMINAL = "millrace.terminal";

    /** Fits every terminal. */
    private static final int BAR_COLUMNS = 79;

    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);
    private static final long MEBIBYTE = 1 << 20;

    private final long startedAt = System.nanoTime();

    /**
     * A bar on a terminal, otherwise a line every few seconds.
     *
     * @param bytes how much there is to read; -1 if unknown
     */
    static Progress create(long bytes, PrintWriter err) {
        return Boolean.getBoolean(TERMINAL) ? new Bar(bytes) : new Lines(err);
    }

    /**
     * Shows bars. It is not asked how wide the terminal is: for that JLine would open it, and set Ctrl-C back to what ends a
     * process at once, without its shutdown hooks.
     */
    static ConsoleProgressBarConsumer bars() {
        return new ConsoleProgressBarConsumer(System.err, BAR_COLUMNS);
    }

    /** Counts what is read from a stream. */
    final InputStream count(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                Progress.this.read(Math.max(0, count));
                return count;
            }
        };
    }

    /** Tells that more bytes were read. */
    abstract void read(long bytes);

    /** Tells how many records were written by now. */
    abstract void written(long records);

    @Override
    public abstract void close();

    final String rate(long records) {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return String.format(Locale.ROOT, "%,d records, %,.0f/s", records, records / Math.max(seconds, 1e-3));
    }

    private static final class Bar extends Progress {
        private static final int UPDATE_MS = 200;
        private static final int RECORDS_A_MESSAGE = 1_000;

        private final ProgressBar bar;
        private volatile long records;

        Bar(long bytes) {
            bar = new ProgressBarBuilder()
                    .setTaskName("produce")
                    .setInitialMax(bytes)
                    .setUnit(" MiB", MEBIBYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MS)
                    .setConsumer(bars())
                    .build();
        }

        @Override
        void read(long bytes) {
            bar.stepBy(bytes);
        }

        @Override
        void written(long now) {
            records = now;
            if (now % RECORDS_A_MESSAGE == 0) {
                bar.setExtraMessage(" " + rate(now));
            }
        }

        @Override
        public void close() {
            bar.setExtraMessage(" " + rate(records));
            bar.close();
        }
    }

    private static final class Lines extends Progress {
        private final PrintWriter err;
        private long nextAt = System.nanoTime() + LINE_INTERVAL.toNanos();

        Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        void read(long bytes) {
            // Lines tell of records alone.
        }

        @Override
        synchronized void written(long now) {
            if (System.nanoTime() - nextAt >= 0) {
                nextAt = System.nanoTime() + LINE_INTERVAL.toNanos();
                err.println("millrace: " + rate(now));
                err.flush();
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
