package io.millrace.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Gathers the story of a review. Of each topic that is keyed by review it reads the one partition where the key belongs,
 * from its beginning, and keeps only what has that key. For one thread.
 */
final class StoryReader {

    private final Session session;
    private final String reviewId;
    private final boolean withText;
    private final Story story;
    private final HeldRecord held = new HeldRecord();
    private final List<TopicPartition> searched = new ArrayList<>();

    StoryReader(Session session, String reviewId, boolean withText) {
        this.session = session;
        this.reviewId = reviewId;
        this.withText = withText;
        this.story = new Story(reviewId);
    }

    /** @throws CliException if nothing is known of the review */
    Story read() {
        StorySource.ofReviews().forEach(this::read);
        new StoredStory(session, story, held).read();
        if (story.isEmpty()) {
            throw new CliException("nothing is known of a review " + reviewId + "; looked in " + searched
                    + " from their first records on, in snapshots and in models. Ids are case-sensitive");
        }
        return story;
    }

    private void read(StorySource source) {
        StoryTeller teller = new StoryTeller(source, withText);
        byte[] key = reviewId.getBytes(StandardCharsets.UTF_8);
        Class<? extends SpecificRecord> type = source.type() == null ? SpecificRecord.class : source.type();
        try (TopicReader<? extends SpecificRecord> reader =
                session.readHomes(source.topic(session.topics()), List.of(reviewId), type)) {
            searched.addAll(reader.partitions());
            reader.drain(event -> {
                if (Arrays.equals(key, event.key())) {
                    story.add(tell(source, teller, reader, event));
                }
            });
        }
    }

    private StoryEntry tell(
            StorySource source,
            StoryTeller teller,
            TopicReader<? extends SpecificRecord> reader,
            ConsumerRecord<byte[], byte[]> event) {
        if (source == StorySource.TRAINING_RECORDS) {
            held.add(event.partition(), event.offset(), event.value() != null);
        }
        if (source.type() == null) {
            return teller.tellHeaders(event);
        }
        try {
            return teller.tell(event, reader.value(event));
        } catch (SerializationException e) {
            return teller.tellUnreadable(event, e);
        }
    }
}
