package io.millrace.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of a catalogue, checks those that exist, and looks them up. Changes no topic that exists.
 *
 * <p>Every method blocks until the cluster has answered and throws {@link TopicException} if it refuses or does not
 * answer. As thread-safe as the admin client that it is given, which it does not close.
 */
public final class TopicProvisioner {

    private static final Duration VISIBLE_WAIT = Duration.ofSeconds(30);
    private static final long VISIBLE_PAUSE_MS = 50;

    private final Admin admin;
    private final TopicCatalogue catalogue;
    private final FactReader reader;

    /** A provisioner of these topics on the admin client's cluster. */
    public TopicProvisioner(Admin admin, TopicCatalogue catalogue) {
        this.admin = Objects.requireNonNull(admin, "admin");
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.reader = new FactReader(admin);
    }

    /**
     * Creates the topics that are missing and waits until the cluster lists them and their leaders are at work. Idempotent, also when several
     * processes do it at once.
     *
     * @return the names of those that this call created, in the catalogue's order
     */
    public List<String> create() {
        return create(names());
    }

    /**
     * As {@link #create()}, for some topics of the catalogue.
     *
     * @param names which of them
     */
    public List<String> create(Collection<String> names) {
        List<NewTopic> wanted = catalogue.all().stream()
                .filter(spec -> names.contains(spec.name()))
                .map(TopicSpec::newTopic)
                .toList();
        CreateTopicsResult answers = admin.createTopics(wanted);
        Map<String, Uuid> created = new HashMap<>();
        answers.values().forEach((name, answer) -> {
            if (Answer.unless(TopicExistsException.class, "create topic " + name, answer)) {
                created.put(name, Answer.to("create topic " + name, answers.topicId(name)));
            }
        });
        awaitVisible(names, created);
        awaitLeaders(created.keySet());
        return names().stream().filter(created::containsKey).toList();
    }

    /** Compares the topics with the catalogue. Empty if all is well; errors and warnings are in no order. */
    public List<TopicFinding> check() {
        return check(names());
    }

    /**
     * As {@link #check()}, for some topics of the catalogue, and the internal topics that this user may see. Looks at no other
     * topic, so nothing has to be allowed on others.
     *
     * @param names which of them
     */
    public List<TopicFinding> check(Collection<String> names) {
        Set<String> wanted = Set.copyOf(names);
        Set<String> others = new HashSet<>(names());
        others.removeAll(wanted);
        return new TopicRules(catalogue, reader.read(name -> wanted.contains(name) || catalogue.isInternal(name)))
                .findings().stream()
                        .filter(finding -> !others.contains(finding.topic()))
                        .toList();
    }

    /**
     * The id that a topic keeps until it is deleted.
     *
     * @throws TopicException also if there is no such topic
     */
    public Uuid topicId(String name) {
        return reader.describe(name).topicId();
    }

    /**
     * The number of partitions of a topic.
     *
     * @throws TopicException also if there is no such topic
     */
    public int partitions(String name) {
        return reader.describe(name).partitions().size();
    }

    private List<String> names() {
        return catalogue.all().stream().map(TopicSpec::name).toList();
    }

    /** A topic is created by the controller; the brokers learn of it, and of a deleted namesake, a moment later. */
    private void awaitVisible(Collection<String> names, Map<String, Uuid> created) {
        long deadline = System.nanoTime() + VISIBLE_WAIT.toNanos();
        while (!isVisible(names, created)) {
            if (System.nanoTime() > deadline) {
                throw new TopicException(
                        "created topics are not listed after " + VISIBLE_WAIT.toSeconds() + " s: " + created.keySet());
            }
            pause();
        }
    }

    private boolean isVisible(Collection<String> names, Map<String, Uuid> created) {
        Map<String, Uuid> listed = reader.ids();
        return listed.keySet().containsAll(names) && listed.entrySet().containsAll(created.entrySet());
    }

    /**
     * Waits until every partition answers for itself. A broker is told that it leads a moment before it does; a producer that
     * writes into that moment has the first batches of its sequence refused and later ones taken, and may never recover. Only
     * a leader that is at work tells its offsets, and the admin client asks again until one does.
     */
    private void awaitLeaders(Set<String> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (String topic : topics) {
            reader.describe(topic)
                    .partitions()
                    .forEach(info -> ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        }
        Answer.to("find the leaders of " + topics, admin.listOffsets(ends).all());
    }

    private static void pause() {
        try {
            Thread.sleep(VISIBLE_PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicException("interrupted while topics were being created", e);
        }
    }
}
