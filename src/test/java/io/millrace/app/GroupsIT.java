package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.testing.Broker;
import io.millrace.testing.LoopClient;
import io.millrace.testing.RandomWords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.TopicFollower;
import io.millrace.testing.WithBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which reviews are in one group does not depend on how many partitions find it out. */
@WithBroker
@Timeout(300)
class GroupsIT {

    private static final long SEED = 97;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int STORIES = 60;
    private static final int TELLERS = 6;
    private static final int WORDS = 30;

    @TempDir
    private Path temp;

    @Test
    void shouldMakeTheSameGroupsOverAnyNumberOfPartitions(Broker broker) {
        // Given
        System.out.println("seed " + SEED);
        List<Review> reviews = reviews(new Random(SEED));

        // When
        Set<Set<String>> one = groups(reviews, 1, broker);
        Set<Set<String>> four = groups(reviews, 4, broker);
        Set<Set<String>> twelve = groups(reviews, 12, broker);

        // Then
        assertThat(one).isEqualTo(planted()).isEqualTo(four).isEqualTo(twelve);
    }

    /** Each story is told by several people, each in words of their own at one place; the tales come in any order. */
    private static List<Review> reviews(Random random) {
        List<Review> reviews = new ArrayList<>();
        for (int story = 0; story < STORIES; story++) {
            String text = RandomWords.text(WORDS, random);
            for (int teller = 0; teller < TELLERS; teller++) {
                reviews.add(Review.newBuilder()
                        .setReviewId(story + "." + teller)
                        .setReviewBody(RandomWords.oneReplaced(text, random))
                        .setStars(1 + random.nextInt(5))
                        .setLanguage("en")
                        .build());
            }
        }
        Collections.shuffle(reviews, random);
        return reviews;
    }

    private static Set<Set<String>> planted() {
        return reviews(new Random(SEED)).stream()
                .map(Review::getReviewId)
                .collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('.')), Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toSet());
    }

    private Set<Set<String>> groups(List<Review> reviews, int partitions, Broker broker) {
        MillraceConfig config = config(partitions, broker);
        EmbeddedStack.createTopics(config);
        try (Application application = new Application(config, Set.of(Role.CURATION));
                LoopClient client = new LoopClient(config)) {
            application.start();
            reviews.forEach(client::send);
            client.flush();
            TopicFollower<String, Decision> decisions = client.decisions();
            await().atMost(LIMIT).until(() -> decisions.read().size() == reviews.size());
            return decisions.values().stream()
                    .collect(Collectors.groupingBy(
                            Decision::getGroup, Collectors.mapping(Decision::getReviewId, Collectors.toSet())))
                    .values()
                    .stream()
                    .collect(Collectors.toSet());
        }
    }

    private MillraceConfig config(int partitions, Broker broker) {
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), broker.bootstrapServers());
        settings.put(ConfigKeys.TOPICS_PARTITIONS, Integer.toString(partitions));
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        settings.put(ConfigKeys.DEDUPE_COPIES, Integer.toString(TELLERS));
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state-" + partitions).toString());
        return new MillraceConfig(settings);
    }
}
