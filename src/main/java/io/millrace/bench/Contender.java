package io.millrace.bench;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.curation.CurationTopology;
import io.millrace.curation.Examination;
import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topology that is measured. Each writes one record to the topic of the decisions for each review. */
enum Contender {

    /** Reads reviews and writes them, as they are, where curation writes decisions: one sub-topology, no state. */
    PASS_THROUGH {
        @Override
        void register(Topics topics, AvroSerdes serdes) {
            serdes.register(topics.decisions(), Review.class);
        }

        @Override
        void tune(Properties properties) {}

        @Override
        void build(StreamsBuilder builder, MillraceConfig config, AvroSerdes serdes, Examination examination) {
            var reviews = serdes.value(Review.class);
            Topics topics = config.topics();
            builder.stream(
                            topics.reviews(),
                            Consumed.with(Serdes.String(), reviews).withName("reviews"))
                    .to(
                            topics.decisions(),
                            Produced.with(Serdes.String(), reviews).withName("copies"));
        }
    },

    /** Curation that looks for equal texts only. */
    EXACT {
        @Override
        Map<String, String> settings() {
            return Map.of(ConfigKeys.DEDUPE_NEAR, "false");
        }

        @Override
        void register(Topics topics, AvroSerdes serdes) {
            CURATION.register(topics, serdes);
        }

        @Override
        void tune(Properties properties) {
            CURATION.tune(properties);
        }

        @Override
        void build(StreamsBuilder builder, MillraceConfig config, AvroSerdes serdes, Examination examination) {
            CURATION.build(builder, config, serdes, examination);
        }
    },

    /** The topology of the curation role, as it is configured when nothing is said. */
    CURATION {
        @Override
        void register(Topics topics, AvroSerdes serdes) {
            serdes.register(topics.decisions(), Decision.class);
            serdes.register(topics.trainingRecords(), TrainingRecord.class);
        }

        @Override
        void tune(Properties properties) {
            CurationTopology.tune(properties);
        }

        @Override
        void build(StreamsBuilder builder, MillraceConfig config, AvroSerdes serdes, Examination examination) {
            int partitions = config.catalogue().partitions();
            new CurationTopology(config.topics(), serdes, partitions, config.curation(), examination).build(builder);
        }
    };

    /** The name, for application ids and progress. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Configuration keys that are not as usual. */
    Map<String, String> settings() {
        return Map.of();
    }

    /** Registers the schemas of what it writes, so that the registry is asked nothing while the clock runs. */
    abstract void register(Topics topics, AvroSerdes serdes);

    /** Sets what the role sets beyond the settings of all topologies. */
    abstract void tune(Properties properties);

    /** Adds the topology to the builder. */
    abstract void build(StreamsBuilder builder, MillraceConfig config, AvroSerdes serdes, Examination examination);
}
