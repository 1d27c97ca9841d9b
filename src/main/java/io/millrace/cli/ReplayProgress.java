package io.millrace.cli;

import io.millrace.demo.DemoProgress;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a replay of reviews goes: a bar on a terminal, otherwise a line for each step and every few seconds. */
abstract class ReplayProgress implements DemoProgress {

    /**
     * Makes one.
     *
     * @param done what happens to each review, in a word: "sent"
     */
    static ReplayProgress create(PrintWriter err, String done) {
        return Boolean.getBoolean(Progress.TERMINAL) ? new Bar(err) : new Lines(err, done);
    }

    /** Takes the bar away. */
    abstract void end();

    private static final class Bar extends ReplayProgress {
        private static final int UPDATE_MS = 200;

        private final PrintWriter err;
        private ProgressBar bar;

        Bar(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void step(String what, long total) {
            end();
            if (total == 0) {
                err.println("millrace: " + what);
                err.flush();
                return;
            }
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MS)
                    .setConsumer(Progress.bars())
                    .build();
        }

        @Override
        public void sent() {
            bar.step();
        }

        @Override
        public void waiting(String missing) {
            bar.setExtraMessage(" waiting for " + missing);
        }

        @Override
        void end() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }

    private static final class Lines extends ReplayProgress {
        private static final Duration INTERVAL = Duration.ofSeconds(5);

        private final PrintWriter err;
        private final String done;
        private long nextAt;
        private long sent;

        Lines(PrintWriter err, String done) {
            this.err = err;
            this.done = done;
        }

        @Override
        public void step(String what, long total) {
            err.println("millrace: " + what);
            err.flush();
            nextAt = System.nanoTime() + INTERVAL.toNanos();
        }

        @Override
        public void sent() {
            sent++;
            sometimes("%,d reviews %s".formatted(sent, done));
        }

        @Override
        public void waiting(String missing) {
            sometimes("waiting for " + missing);
        }

        @Override
        void end() {
            err.flush();
        }

        private void sometimes(String line) {
            if (System.nanoTime() - nextAt >= 0) {
                nextAt = System.nanoTime() + INTERVAL.toNanos();
                err.println("millrace: " + line);
                err.flush();
            }
        }
    }
}
