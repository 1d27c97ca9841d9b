package io.millrace.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    private static final Topics TOPICS = Topics.standard();

    private final TopicCatalogue catalogue = TopicCatalogue.standard(TOPICS, 6);

    @Test
    void shouldGiveEveryTopicThatIsJoinedTheSameNumberOfPartitions() {
        // When
        Map<String, TopicSpec> specs = specs();

        // Then
        assertThat(catalogue.joined())
                .allSatisfy(name -> assertThat(specs.get(name).partitions()).isEqualTo(6));
        assertThat(specs.get(TOPICS.windows()).partitions()).isOne();
        assertThat(specs.get(TOPICS.models()).partitions()).isOne();
    }

    @Test
    void shouldCompactWhatIsUpsertedAndKeepTheRestForEver() {
        // When
        List<TopicSpec> all = catalogue.all();

        // Then
        assertThat(all.stream().filter(TopicSpec::compacted).map(TopicSpec::name))
                .containsExactlyInAnyOrder(
                        TOPICS.trainingRecords(), TOPICS.snapshots(), TOPICS.jobs(), TOPICS.models());
        assertThat(all.stream().filter(spec -> !spec.compacted()))
                .allSatisfy(spec -> assertThat(spec.settings())
                        .containsEntry("retention.ms", "-1")
                        .containsEntry("retention.bytes", "-1"));
        assertThat(all)
                .allSatisfy(spec -> assertThat(spec.settings()).containsEntry("message.timestamp.type", "CreateTime"));
    }

    @Test
    void shouldKeepReplacedTrainingRecordsAsLongAsSnapshotsAreRebuildable() {
        // When
        TopicSpec records = specs().get(TOPICS.trainingRecords());

        // Then
        assertThat(records.settings()).containsEntry("min.compaction.lag.ms", "604800000");
    }

    @Test
    void shouldNotKeepErasedTextsMuchLonger() {
        assertThat(specs().get(TOPICS.trainingRecords()).settings())
                .containsEntry("max.compaction.lag.ms", "691200000");
    }

    @Test
    void shouldAskForTwoReplicasInSyncWhereThereAreThree() {
        // When
        TopicCatalogue safe = new TopicCatalogue(TOPICS, 6, (short) 3, TopicCatalogue.REBUILDABLE);

        // Then
        assertThat(safe.all())
                .allSatisfy(spec -> assertThat(spec.settings()).containsEntry("min.insync.replicas", "2"));
        assertThat(catalogue.all())
                .allSatisfy(spec -> assertThat(spec.settings()).doesNotContainKey("min.insync.replicas"));
    }

    @Test
    void shouldTellTheInternalTopicsOfItsRoles() {
        assertThat(catalogue.isInternal("millrace-curation-status-changelog")).isTrue();
        assertThat(catalogue.isInternal("millrace-curation-requests-repartition"))
                .isTrue();
        assertThat(catalogue.isInternal("others-status-changelog")).isFalse();
        assertThat(catalogue.isInternal("millrace-curation")).isFalse();
    }

    @Test
    void shouldLetDeadLettersHoldTheLargestInputWithItsHeaders() {
        // When
        Map<String, TopicSpec> specs = specs();

        // Then
        assertThat(bytesMax(specs.get(TOPICS.deadLetters())))
                .isGreaterThanOrEqualTo(bytesMax(specs.get(TOPICS.reviews())) + (64 << 10));
    }

    @Test
    void shouldOwnAllButTheInputs() {
        // When
        List<String> owned = catalogue.owned().stream().map(TopicSpec::name).toList();

        // Then
        assertThat(owned)
                .hasSize(catalogue.all().size() - 2)
                .doesNotContain(TOPICS.reviews(), TOPICS.feedback())
                .allSatisfy(Topic::validate);
    }

    @Test
    void shouldRefuseATopicWithoutPartitions() {
        assertThatThrownBy(() -> TopicCatalogue.standard(TOPICS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partitions must be at least 1, not 0");
    }

    private Map<String, TopicSpec> specs() {
        return catalogue.all().stream().collect(Collectors.toMap(TopicSpec::name, spec -> spec));
    }

    private static int bytesMax(TopicSpec spec) {
        return Integer.parseInt(spec.settings().get("max.message.bytes"));
    }
}
