package io.millrace.k8s;

import static io.millrace.k8s.Manifest.stream;
import static io.millrace.k8s.Manifest.texts;

import io.millrace.cli.Main;
import io.millrace.config.ConfigKeys;
import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.ParameterException;

/** What the program is told: commands and options that it has, keys that it knows, with values that it takes. */
final class ProgramRules {

    /** What the launcher reads. */
    private static final String JAVA_OPTIONS = "JAVA_OPTS";

    private static final Map<String, List<String>> JOBS =
            Map.of("millrace-topics", List.of("topics", "create"), "millrace-reset", List.of("reset", "--yes"));

    /** What was asked before: to read a command line or a configuration takes longer than all the rest. */
    private static final Map<List<String>, List<String>> PARSED = new ConcurrentHashMap<>();

    private static final Map<Map<String, String>, List<String>> CHECKED = new ConcurrentHashMap<>();

    private ProgramRules() {}

    static Stream<String> problems(Stack stack) {
        return stack.podMakers().stream()
                .flatMap(maker -> Stream.of(
                                command(maker),
                                sources(stack, maker),
                                variables(stack, maker),
                                directories(stack, maker))
                        .flatMap(Function.identity())
                        .map(problem -> maker + ": " + problem));
    }

    private static Stream<String> command(Manifest maker) {
        List<String> arguments = texts(maker.container().at("/args"));
        List<String> expected = maker.kind().equals("Job")
                ? JOBS.get(maker.name())
                : List.of("run", "--roles=" + maker.component() + ",api");
        return Stream.concat(
                Expect.same(arguments, expected, "arguments"),
                PARSED.computeIfAbsent(arguments, ProgramRules::parsed).stream());
    }

    private static List<String> parsed(List<String> arguments) {
        try {
            Main.commandLine().parseArgs(arguments.toArray(String[]::new));
            return List.of();
        } catch (ParameterException e) {
            return List.of(e.getMessage());
        }
    }

    /** The ConfigMap must be there; of the Secret the name is known. */
    private static Stream<String> sources(Stack stack, Manifest maker) {
        Set<String> maps = stack.of("ConfigMap").map(Manifest::name).collect(Collectors.toSet());
        List<String> wanted = stream(maker.container().at("/envFrom"))
                .map(source -> source.at("/configMapRef/name").asText())
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> secrets = stream(maker.container().at("/envFrom"))
                .map(source -> source.at("/secretRef/name").asText())
                .filter(name -> !name.isEmpty())
                .toList();
        return Expect.all(
                Expect.that(wanted.size() == 1 && maps.containsAll(wanted), "needs a ConfigMap that exists: " + wanted),
                Expect.same(secrets, List.of("millrace"), "secrets"),
                Expect.same(texts(maker.container().at("/command")), List.of(), "command"));
    }

    private static Stream<String> variables(Stack stack, Manifest maker) {
        Map<String, String> variables = Variables.of(stack, maker);
        variables.remove(JAVA_OPTIONS);
        return CHECKED.computeIfAbsent(variables, ProgramRules::checked).stream();
    }

    private static List<String> checked(Map<String, String> variables) {
        Map<String, String> keys = new ConfigSources().environment(variables).toMap();
        try {
            new MillraceConfig(keys);
            // A variable KAFKA_… that no client knows is left alone, so it would be missing.
            return Expect.same(keys.size(), variables.size(), "number of keys in the environment " + variables.keySet())
                    .toList();
        } catch (ConfigException e) {
            return List.of(e.getMessage());
        }
    }

    /** What is written must be on a volume. */
    private static Stream<String> directories(Stack stack, Manifest maker) {
        Map<String, String> variables = Variables.of(stack, maker);
        Set<String> mounted = PodRules.paths(maker);
        String state = variables.getOrDefault(variable(ConfigKeys.STATE_DIR), "");
        String storage = variables.get(variable(ConfigKeys.STORAGE_DIR));
        boolean stores = maker.kind().equals("Deployment");
        return Expect.all(
                Expect.that(mounted.contains(state), "state.dir " + state + " is on no volume"),
                Expect.that(
                        !stores || storage == null || mounted.contains(storage),
                        "storage.dir " + storage + " is on no volume"),
                Expect.that(
                        storage != null || variables.containsKey("MILLRACE_STORAGE_URI"),
                        "snapshots and models have no place"));
    }

    static String variable(String key) {
        return "MILLRACE_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The port that the api listens on. */
    static int apiPort(Stack stack) {
        return Integer.parseInt(Objects.requireNonNullElse(stack.settings().get("MILLRACE_API_PORT"), "0"));
    }

    /** The ports of addresses, host:port or URLs, separated by commas. */
    static Set<Integer> ports(String addresses) {
        return Arrays.stream(addresses.split(","))
                .map(address -> address.replaceAll(".*:(\\d+).*", "$1"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }
}
