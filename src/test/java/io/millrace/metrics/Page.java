package io.millrace.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of metrics, read.
 *
 * @param lines the samples, as they are written
 */
public record Page(List<String> lines) {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Reads a page. */
    public static Page of(String text) {
        return new Page(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /** The names of the labels of each metric. */
    public Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        lines.stream()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> labels.computeIfAbsent(sample.group(1), name -> new HashSet<>())
                        .addAll(labels(sample)));
        return labels;
    }

    /** The value of one sample, for example {@code up{job="x"}}; 0 if it is not there. */
    public double value(String sample) {
        return lines.stream()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .sum();
    }

    private static Set<String> labels(Matcher sample) {
        String labels = sample.group(3) == null ? "" : sample.group(3);
        return LABEL.matcher(labels).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
