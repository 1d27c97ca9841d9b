package io.millrace.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * All that this JVM logs from level INFO on, as text with stack traces, until it is closed; what is logged elsewhere stays as
 * it is. Thread safe.
 */
public final class CapturedLog implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final List<Appender> others = List.copyOf(root.getAppenders().values());
    private final Level before = root.getLevel();
    private final AbstractAppender appender;

    /** Begins to capture. */
    public CapturedLog() {
        PatternLayout layout =
                PatternLayout.newBuilder().setPattern("%p %c: %m%n%throwable").build();
        appender = new AbstractAppender("captured", null, layout, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(layout.toSerializable(event));
            }
        };
        appender.start();
        limitOthers(before);
        root.addAppender(appender, Level.INFO, null);
        setLevel(Level.INFO);
    }

    /** What was logged so far. */
    public String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        root.removeAppender(appender.getName());
        limitOthers(null);
        setLevel(before);
        appender.stop();
    }

    private void limitOthers(Level level) {
        others.forEach(other -> {
            root.removeAppender(other.getName());
            root.addAppender(other, level, null);
        });
    }

    private void setLevel(Level level) {
        root.setLevel(level);
        context.updateLoggers();
    }
}
