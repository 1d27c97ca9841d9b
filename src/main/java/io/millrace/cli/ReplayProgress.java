package io.millrace.cli;

import io.millrace.demo.DemoProgress;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how the demonstration goes: a bar on a terminal, otherwise a line for each step and every few seconds. */
abstract class ReplayProgress implements DemoProgress {

    static ReplayProgress create(PrintWriter err) {
        return Boolean.getBoolean(Progress.TERMINAL) ? new Bar(err) : new Lines(err);
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
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
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
        private long nextAt;
        private long sent;

        Lines(PrintWriter err) {
            this.err = err;
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
            sometimes("%,d reviews sent".formatted(sent));
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
