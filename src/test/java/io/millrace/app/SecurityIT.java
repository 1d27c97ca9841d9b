package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.schema.Feedback;
import io.millrace.testing.LoopClient;
import io.millrace.testing.SecureBroker;
import io.millrace.testing.TestTopics;
import io.millrace.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A cluster that denies by default. Each role comes as a user of its own, over TLS: the builder with a certificate, the
 * others with SCRAM and a password that stands in a file of its own.
 */
@Timeout(300)
class SecurityIT {

    private static final long SEED = 1_848;
    private static final int REVIEWS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Role CERTIFIED = Role.BUILDER;

    @TempDir
    private static Path directory;

    private static SecureBroker broker;

    @TempDir
    private Path temp;

    private final Topics topics = TestTopics.topics();

    @BeforeAll
    static void start() throws Exception {
        broker = SecureBroker.start(directory, CERTIFIED.label());
        List<String> passwords = new ArrayList<>();
        for (String user : Role.names()) {
            broker.addUser(user, "the-password-of-" + user);
            passwords.add(user + "=the-password-of-" + user);
        }
        Files.write(secrets(), passwords);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldRunTheLoopWhenEachRoleHasItsPermissionsAlone() throws Exception {
        // Given
        System.out.println("seed " + SEED);
        MillraceConfig operator = new MillraceConfig(operatorSettings());
        EmbeddedStack.createTopics(operator);
        for (Role role : Role.values()) {
            grant(role);
        }

        // When
        List<Application> applications = new ArrayList<>();
        try (LoopClient client = new LoopClient(operator)) {
            for (Role role : Role.values()) {
                applications.add(new Application(config(role), Set.of(role)));
            }
            applications.forEach(Application::start);
            ReviewGenerator.reviews(SEED, REVIEWS).forEach(review -> send(review, client));
            client.flush();

            // Then
            await("outcomes")
                    .atMost(LIMIT)
                    .until(() -> failure(applications).isPresent() || end(topics.outcomes()) > 0);
            assertThat(failure(applications)).isEmpty();
            await("all are ready").atMost(LIMIT).until(() -> areReady(applications));
        } finally {
            Collections.reverse(applications);
            applications.forEach(Application::close);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = "API")
    void shouldNameEachPermissionThatIsMissing(Role role) throws Exception {
        // Given
        EmbeddedStack.createTopics(new MillraceConfig(operatorSettings()));
        createInternalTopic(role);
        List<Permission> permissions = Permissions.of(topics, role);
        grant(role);
        try (Admin admin = Admin.create(config(role).clients())) {
            // When // Then
            for (Permission missing : permissions) {
                broker.revoke(missing.to(principal(role)));
                soon(missing.toString())
                        .untilAsserted(() -> assertThatThrownBy(() -> AccessCheck.require(admin, permissions))
                                .isInstanceOf(AccessException.class)
                                .hasMessageContaining("no permission on the cluster for " + missing + ";"));
                broker.grant(List.of(missing.to(principal(role))));
                awaitGranted(admin, permissions);
            }
        }
    }

    @Test
    void shouldRefuseToStartWithoutAnyPermission() {
        // Given
        EmbeddedStack.createTopics(new MillraceConfig(operatorSettings()));

        // When // Then
        assertThatThrownBy(() -> new Application(config(Role.SNAPSHOTS), Set.of(Role.SNAPSHOTS)))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("READ on topic " + topics.trainingRecords())
                .hasMessageContaining("WRITE on topic " + topics.deadLetters())
                .hasMessageContaining("CREATE on topic " + topics.applicationId() + "-snapshots-*")
                .hasMessageContaining("READ on group " + topics.applicationId() + "-snapshots")
                .hasMessageContaining("WRITE on transactional id " + topics.applicationId() + "-snapshots-*")
                .hasMessageContaining("millrace acls");
    }

    @Test
    void shouldSayThatAPasswordIsWrong() {
        // Given
        Map<String, String> settings = operatorSettings();
        settings.putAll(broker.scramUser(Role.MONITOR.label(), "another"));

        // When // Then
        assertThatThrownBy(() -> new Application(new MillraceConfig(settings), Set.of(Role.MONITOR)))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("Authentication failed")
                .hasMessageContaining("kafka.sasl.*")
                .hasMessageNotContaining("another");
    }

    private void grant(Role role) throws ExecutionException, InterruptedException {
        broker.grant(acls(role));
        try (Admin admin = Admin.create(config(role).clients())) {
            awaitGranted(admin, Permissions.of(topics, role));
        }
    }

    private static void awaitGranted(Admin admin, List<Permission> permissions) {
        soon("all granted")
                .untilAsserted(() -> assertThatCode(() -> AccessCheck.require(admin, permissions))
                        .doesNotThrowAnyException());
    }

    /** ACLs are answered before all of the broker knows of them. */
    private static ConditionFactory soon(String what) {
        return await(what).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    private void createInternalTopic(Role role) throws ExecutionException, InterruptedException {
        if (Topologies.ROLES.contains(role)) {
            String name = Groups.of(topics, role) + "-some-changelog";
            broker.operator()
                    .createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(GeneratedReview review, LoopClient client) {
        client.send(review.toEvent());
        client.send(Feedback.newBuilder()
                .setReviewId(review.reviewId())
                .setStars(review.stars())
                .build());
    }

    private static boolean areReady(List<Application> applications) {
        return applications.stream()
                .flatMap(application -> application.services().stream())
                .allMatch(service -> service.isReady());
    }

    private static Optional<Object> failure(List<Application> applications) {
        return applications.stream()
                .map(Application::failure)
                .filter(failure -> failure.isDone())
                .findFirst()
                .map(failure -> failure.join());
    }

    private static long end(String topic) throws ExecutionException, InterruptedException {
        int partitions = broker.operator()
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
        return broker.operator().listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private Collection<AclBinding> acls(Role role) {
        return Permissions.of(topics, role).stream()
                .map(permission -> permission.to(principal(role)))
                .toList();
    }

    private static String principal(Role role) {
        return "User:" + role.label();
    }

    private MillraceConfig config(Role role) {
        Map<String, String> settings = operatorSettings();
        settings.putAll(
                role == CERTIFIED
                        ? broker.certified(role.label())
                        : broker.scramUser(role.label(), "${file:" + secrets() + ":" + role.label() + "}"));
        settings.put("config.providers", "file");
        settings.put("config.providers.file.class", FileConfigProvider.class.getName());
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state-" + role.label()).toString());
        return new MillraceConfig(settings);
    }

    /** Those of all, and the listener of the operator. */
    private Map<String, String> operatorSettings() {
        Map<String, String> settings =
                new HashMap<>(TestTopics.settings(topics, broker.cluster().bootstrapServers()));
        settings.putAll(Map.of(
                ConfigKeys.STORAGE_DIR, temp.resolve("storage").toString(),
                ConfigKeys.TOPICS_PARTITIONS, "2",
                ConfigKeys.LANGUAGE_POLICY, "declared",
                ConfigKeys.SCORE_BACKFILL, "true",
                ConfigKeys.WINDOW_DURATION_MS, "400",
                ConfigKeys.WINDOW_IDLE_MS, "400",
                ConfigKeys.SNAPSHOT_RECORDS_MIN, "200",
                ConfigKeys.RETRAIN_RECORDS_MIN, "150",
                ConfigKeys.GATE_TEST_RECORDS_MIN, "10",
                ConfigKeys.API_PORT, "0"));
        settings.put(ConfigKeys.DATASET_REDACTION_INTERVAL_MS, "1000");
        return settings;
    }

    private static Path secrets() {
        return directory.resolve("secrets.properties");
    }
}
