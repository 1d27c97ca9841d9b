package io.millrace.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that {@code docs/metrics.md} promises.
 *
 * @param labels the labels of each, by its name
 */
public record DocumentedMetrics(Map<String, Set<String>> labels) {

    private static final Path PAGE = Path.of("docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|([^|]*)\\|.*");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    /** What Prometheus adds when it scrapes. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "pod", "namespace");

    private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=|!=|=~|!~)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("[a-z_]*[a-z][a-z_]*\\b(?!\\s*\\()");
    private static final Set<String> KEYWORDS = Set.of("by", "and", "or", "unless", "offset", "s", "m", "h", "d");

    /** Reads the page. */
    public static DocumentedMetrics read() {
        try (Stream<String> lines = Files.lines(PAGE)) {
            Map<String, Set<String>> labels = new LinkedHashMap<>();
            lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> labels.put(row.group(1), words(CODE, row.group(2))));
            labels.put("up", Set.of());
            return new DocumentedMetrics(labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names, without Prometheus's own. */
    Set<String> names() {
        return labels.keySet().stream().filter(name -> !name.equals("up")).collect(Collectors.toSet());
    }

    /** What an expression of PromQL asks for that is not there; every metric must say which job it is of. */
    public Stream<String> problems(String expression) {
        Set<String> selected = words(SELECTOR, expression);
        Set<String> known = selected.stream()
                .flatMap(name -> labels.getOrDefault(name, Set.of()).stream())
                .collect(Collectors.toCollection(() -> new HashSet<>(OF_THE_TARGET)));
        return Stream.of(
                        selected.stream()
                                .filter(name -> !labels.containsKey(name))
                                .map(name -> "no metric " + name),
                        SELECTOR.matcher(expression)
                                .results()
                                .flatMap(found -> matchers(found.group(1), found.group(2))),
                        groupings(expression)
                                .filter(name -> !known.contains(name))
                                .map(name -> "no label " + name),
                        Stream.of(expression)
                                .filter(text -> selected.isEmpty())
                                .map(text -> "no metric at all: " + text),
                        words(WORD, stripped(expression)).stream()
                                .filter(word -> !KEYWORDS.contains(word))
                                .map(word -> "not understood: " + word))
                .flatMap(problems -> problems);
    }

    private Stream<String> matchers(String metric, String matchers) {
        Set<String> used = words(MATCHER, matchers);
        Stream<String> unknown = used.stream()
                .filter(label -> !OF_THE_TARGET.contains(label)
                        && !labels.getOrDefault(metric, Set.of()).contains(label))
                .map(label -> metric + " has no label " + label);
        return used.contains("job") ? unknown : Stream.concat(unknown, Stream.of(metric + " is not bound to a job"));
    }

    private static Stream<String> groupings(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(String::strip);
    }

    /** The expression without what is understood: metrics, groupings and ranges. */
    private static String stripped(String expression) {
        return expression
                .replaceAll(SELECTOR.pattern(), " ")
                .replaceAll(GROUPING.pattern() + "\\s*(?=\\()", "")
                .replaceAll("\\[\\d+[smhd]]", " ");
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toSet());
    }
}
