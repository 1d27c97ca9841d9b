package io.millrace.proof.workload;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.Application;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.schema.Decision;
import io.millrace.testing.Broker;
import io.millrace.testing.Coordinates;
import io.millrace.testing.LoopClient;
import io.millrace.testing.TestTopics;
import io.millrace.testing.TopicFollower;
import io.millrace.testing.WithBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When nothing disturbs it, the service does with each event what its class says. */
@WithBroker
class WorkloadIT {

    private static final long SEED = 77;
    private static final int ROUNDS = 2;
    private static final int EVENTS = 1_500;
    private static final String DEAD_LETTER = "dead letter";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** What becomes of a text that is near two others of different splits; chance makes few of them, or none. */
    private static final String RARE = "split-conflict";

    /** What may become of an event; nothing for feedback. */
    private static final Map<Expectation, Set<String>> FATES = Map.of(
            Expectation.CANDIDATE,
                    Set.of("accepted", "updated", "redelivered", "duplicate", "near-duplicate", "superseded", RARE),
            Expectation.ERASURE, Set.of("erased"),
            Expectation.REJECTED, Set.of("language"),
            Expectation.DEAD_LETTER, Set.of(DEAD_LETTER));

    @TempDir
    private Path temp;

    @Test
    void shouldMeetTheExpectationOfEveryEvent(Broker broker) {
        // Given
        System.out.println("seed " + SEED);
        MillraceConfig config = config(broker);

        // When
        Map<Coordinates, List<String>> fates = run(config);

        // Then
        Acknowledgements known = Ledger.read(temp.resolve("ledger"));
        assertThat(known.indeterminate()).isEmpty();
        assertThat(planned(config, ROUNDS))
                .hasSize(2 * ROUNDS * EVENTS)
                .allSatisfy(event -> assertThat(
                                fates.getOrDefault(known.acknowledged().get(event.id()), List.of()))
                        .as(event.id() + " " + event.kind())
                        .satisfies(fate -> assertFate(event.kind().expectation(), fate)));
        assertThat(fates.values().stream().flatMap(List::stream).collect(toSet()))
                .as("every fate was met")
                .containsAll(FATES.values().stream()
                        .flatMap(Set::stream)
                        .filter(fate -> !fate.equals(RARE))
                        .toList());
    }

    /** Two rounds: in the second there are settled reviews to change. */
    private Map<Coordinates, List<String>> run(MillraceConfig config) {
        try (Application application = new Application(config, EnumSet.of(Role.CURATION));
                LoopClient client = new LoopClient(config);
                Ledger ledger = Ledger.create(temp.resolve("ledger"))) {
            application.start();
            List<Workload> workloads = workloads(config);
            TopicFollower<String, Decision> decisions = client.decisions();
            TopicFollower<byte[], byte[]> deadLetters = client.deadLetters();
            for (int round = 1; round <= ROUNDS; round++) {
                workloads.parallelStream()
                        .map(workload -> new LedgeredProducer(config, workload, ledger, new Load(EVENTS, 0)))
                        .forEach(LedgeredProducer::run);
                long expected =
                        planned(config, round).filter(WorkloadIT::hasFate).count();
                await().atMost(LIMIT)
                        .until(() ->
                                decisions.read().size() + deadLetters.read().size() >= expected);
            }
            return fates(decisions, deadLetters);
        }
    }

    private static Map<Coordinates, List<String>> fates(
            TopicFollower<String, Decision> decisions, TopicFollower<byte[], byte[]> deadLetters) {
        Stream<Map.Entry<Coordinates, String>> decided =
                decisions.values().stream().map(decision -> Map.entry(Coordinates.of(decision), decision.getReason()));
        Stream<Map.Entry<Coordinates, String>> dead =
                deadLetters.read().stream().map(letter -> Map.entry(Coordinates.ofDeadLetter(letter), DEAD_LETTER));
        return Stream.concat(decided, dead)
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static void assertFate(Expectation expectation, List<? extends String> fate) {
        if (FATES.containsKey(expectation)) {
            assertThat(fate).hasSize(1);
            assertThat(FATES.get(expectation)).containsAll(fate);
        } else {
            assertThat(fate).isEmpty();
        }
    }

    /** What was planned, once more: the clock decides about times only. */
    private static Stream<PlannedEvent> planned(MillraceConfig config, int rounds) {
        return workloads(config).stream()
                .flatMap(workload -> Stream.generate(workload::next).limit(rounds * EVENTS));
    }

    private static boolean hasFate(PlannedEvent event) {
        return FATES.containsKey(event.kind().expectation());
    }

    private MillraceConfig config(Broker broker) {
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), broker.bootstrapServers());
        settings.put(ConfigKeys.TOPICS_PARTITIONS, "4");
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        settings.put(ConfigKeys.LANGUAGE_ALLOWED, "en");
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state").toString());
        MillraceConfig config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
        return config;
    }

    private static List<Workload> workloads(MillraceConfig config) {
        int partitions = config.catalogue().partitions();
        return Stream.of(0, 1)
                .map(producer -> new Workload("run", producer, SEED, partitions))
                .toList();
    }
}
