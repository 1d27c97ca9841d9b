package io.millrace.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;

/** Expectations whose failures are gathered, not thrown. */
final class Expect {

    private Expect() {}

    @SafeVarargs
    static Stream<String> all(Stream<String>... problems) {
        Stream<String> all = Stream.empty();
        for (Stream<String> some : problems) {
            all = Stream.concat(all, some);
        }
        return all;
    }

    static Stream<String> that(boolean holds, String problem) {
        return holds ? Stream.empty() : Stream.of(problem);
    }

    static Stream<String> same(Object actual, Object expected, String what) {
        return that(Objects.equals(actual, expected), what + " should be " + expected + ", not " + actual);
    }

    static Stream<String> at(JsonNode tree, String pointer, Object expected) {
        return same(tree.at(pointer).asText(), String.valueOf(expected), pointer);
    }
}
