package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.metrics.DocumentedMetrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever field of the manifests is misspelt, has a value of another type, another value, or is missing, is found: each of them
 * is broken by itself, and the rules must say so. What may be chosen freely is listed. Of objects of one kind, to which the same rules apply, a
 * field is broken in the first that has it.
 */
class ManifestMutationTest {

    private static final Rules RULES = new Rules(DocumentedMetrics.read());

    /** Times, numbers of things, and texts for people. */
    private static final Pattern FREE_VALUES = Pattern.compile(
            ".*/(replicas|periodSeconds|timeoutSeconds|failureThreshold|maxSkew|minReplicaCount|cooldownPeriod"
                    + "|stabilizationWindowSeconds|optional|summary|description|alert|groups/\\d+/name)");

    /** What may be left out, as it has a default. */
    private static final Pattern FREE_ABSENCES = Pattern.compile(
            ".*/(optional|MILLRACE_NUM_STANDBY_REPLICAS|MILLRACE_ROCKSDB_BYTES_MAX|MILLRACE_TOPICS_PARTITIONS)");

    private static Stack stack;

    @BeforeAll
    static void render() throws Exception {
        stack = Kustomize.render(Kustomize.ROOT.resolve("overlays").resolve("strimzi"));
        assertThat(RULES.problems(stack)).isEmpty();
    }

    @Test
    void shouldFindEveryFieldThatIsMisspelt() {
        assertThat(survivors(ManifestMutationTest::misspelt)).isEmpty();
    }

    @Test
    void shouldFindEveryValueOfAnotherType() {
        assertThat(survivors((parent, field) -> parent.set(field, otherType(parent.get(field)))))
                .isEmpty();
    }

    @Test
    void shouldFindEveryOtherValueThatIsNotFree() {
        assertThat(survivors((parent, field) -> parent.set(field, otherValue(parent.get(field)))))
                .allMatch(path -> FREE_VALUES.matcher(path).matches(), "may be chosen freely");
    }

    @Test
    void shouldFindEveryFieldThatIsMissingAndNotFree() {
        assertThat(survivors((parent, field) -> parent.remove(field)))
                .allMatch(path -> FREE_ABSENCES.matcher(path).matches(), "may be left out");
    }

    /** A change of one field of an object. */
    @FunctionalInterface
    private interface Break {
        void apply(ObjectNode parent, String field);
    }

    /** The fields that can be broken so without anybody's saying so. */
    private static List<String> survivors(Break how) {
        Set<String> seen = new HashSet<>();
        return IntStream.range(0, stack.manifests().size())
                .boxed()
                .flatMap(index -> survivors(index, how, seen))
                .toList();
    }

    private static Stream<String> survivors(int index, Break how, Set<String> seen) {
        Manifest whole = stack.manifests().get(index);
        return fields("", whole.tree()).stream()
                .filter(pointer -> seen.add(whole.kind() + pointer))
                .filter(pointer -> isFine(index, broken(index, pointer, how)))
                .map(pointer -> whole + " " + pointer);
    }

    /** A rule that cannot be applied fails its test as well. */
    private static boolean isFine(int index, Stack changed) {
        try {
            return RULES.problems(changed, List.of(changed.manifests().get(index)))
                    .isEmpty();
        } catch (RuntimeException | AssertionError e) {
            return false;
        }
    }

    private static Stack broken(int index, String pointer, Break how) {
        Manifest copy = stack.manifests().get(index).copy();
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) copy.at(pointer.substring(0, slash));
        how.apply(parent, unescaped(pointer.substring(slash + 1)));
        return stack.with(index, copy);
    }

    /** JSON pointers to all fields of objects. */
    private static List<String> fields(String pointer, JsonNode node) {
        List<String> fields = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                String path = pointer + "/" + escaped(entry.getKey());
                fields.add(path);
                fields.addAll(fields(path, entry.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(i -> fields.addAll(fields(pointer + "/" + i, array.get(i))));
        }
        return fields;
    }

    private static void misspelt(ObjectNode parent, String field) {
        parent.set(field + "x", parent.remove(field));
    }

    private static JsonNode otherType(JsonNode value) {
        return value.isContainerNode()
                ? TextNode.valueOf("text")
                : JsonNodeFactory.instance.objectNode().put("a", "b");
    }

    private static JsonNode otherValue(JsonNode value) {
        if (value.isInt()) {
            return IntNode.valueOf(value.asInt() + 1);
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        if (value.isTextual()) {
            return TextNode.valueOf(value.asText() + "x");
        }
        return TextNode.valueOf("");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String name) {
        UnaryOperator<String> slashes = text -> text.replace("~1", "/");
        return slashes.apply(name).replace("~0", "~");
    }
}
