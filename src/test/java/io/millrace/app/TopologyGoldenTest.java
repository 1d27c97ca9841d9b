package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the topologies of the default configuration with those that were released. The numbers of sub-topologies are in
 * the names of tasks and of directories of state, the names of stores and repartitions in those of internal topics: a
 * topology that differs in them does not find what it knew. It loses its state without an error.
 *
 * <p>A change of the golden files is meant to be seen in review. New nodes within a sub-topology are harmless. Where a
 * sub-topology, store or internal topic goes, comes or gets another name or number, the state must be migrated, or reset
 * ({@code millrace reset}) and built again from the inputs, and the changelog must say so.
 */
class TopologyGoldenTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "topologies");
    private static final Path ACTUAL = Path.of("target", "topologies");

    static List<Role> roles() {
        return Topologies.ROLES;
    }

    @ParameterizedTest
    @MethodSource("roles")
    void shouldBuildTheTopologyThatWasReleased(Role role) throws IOException {
        // When
        String actual = describe(role);

        // Then
        Path file = Files.writeString(Files.createDirectories(ACTUAL).resolve(role.label() + ".txt"), actual);
        Path golden = GOLDEN.resolve(file.getFileName());
        assertThat(actual)
                .as("The topology of %s changed. See what that means for its state; then: cp %s %s", role, file, golden)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }

    @ParameterizedTest
    @MethodSource("roles")
    void shouldNameEveryNodeStoreAndTopic(Role role) {
        assertThat(describe(role)).doesNotContainPattern("(KSTREAM|KTABLE|STATE-STORE)[A-Z-]*-\\d{10}");
    }

    private static String describe(Role role) {
        MillraceConfig config = new MillraceConfig(Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "127.0.0.1:1"));
        return Topologies.offline(config).create(role).describe().toString();
    }
}
