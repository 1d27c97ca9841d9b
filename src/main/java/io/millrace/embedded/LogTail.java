package io.millrace.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of a broker's log. */
final class LogTail {

    private static final int LINES_MAX = 8;

    private LogTail() {}

    /** The last lines of level ERROR, each with the line after it, where the exception's message stands. */
    static List<String> errors(Path log) throws IOException {
        List<String> lines = read(log);
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (isError(lines.get(i)) || i > 0 && isError(lines.get(i - 1))) {
                errors.add(lines.get(i));
            }
        }
        return last(errors);
    }

    /** The last lines, without the frames of stack traces. */
    static List<String> lines(Path log) throws IOException {
        return last(read(log).stream().filter(line -> !line.startsWith("\tat ")).toList());
    }

    private static boolean isError(String line) {
        return line.contains(" ERROR ") || line.contains(" FATAL ");
    }

    private static List<String> read(Path log) throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private static List<String> last(List<String> lines) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - LINES_MAX), lines.size()));
    }
}
