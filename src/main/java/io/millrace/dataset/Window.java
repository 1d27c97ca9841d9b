package io.millrace.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The lines of a file from some place on, as far as one looks ahead. For one thread.
 *
 * @param <T> what a line says; null for one that says nothing
 */
final class Window<T> {

    private final LineFile file;
    private final Function<byte[], T> parse;
    private final int lengthMax;
    private final List<T> lines = new ArrayList<>();
    private long dropped;

    Window(LineFile file, Function<byte[], T> parse, int lengthMax) {
        this.file = file;
        this.parse = parse;
        this.lengthMax = lengthMax;
    }

    /** Reads on until it is as long as it may be, or the file ends. */
    void fill() throws IOException {
        byte[] line = lines.size() < lengthMax ? file.next() : null;
        while (line != null) {
            lines.add(parse.apply(line));
            line = lines.size() < lengthMax ? file.next() : null;
        }
    }

    int length() {
        return lines.size();
    }

    /** What a line says, counted from the place where the window begins; null also if it is beyond its end. */
    T get(int index) {
        return index < lines.size() ? lines.get(index) : null;
    }

    /** The number within the file of a line of the window, from 1. */
    long number(int index) {
        return dropped + index + 1;
    }

    /** Moves its beginning. */
    void drop(int count) {
        lines.subList(0, count).clear();
        dropped += count;
    }
}
