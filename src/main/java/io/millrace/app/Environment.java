package io.millrace.app;

import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.config.Version;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Command;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.TopicException;
import io.millrace.topic.TopicFinding;
import io.millrace.topic.TopicFinding.Severity;
import io.millrace.topic.TopicProvisioner;
import io.millrace.topic.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the roles of a process share: the checked topics, the serdes with their schemas registered, the clients.
 *
 * @param config the configuration
 * @param admin the admin client; closed with this
 * @param provisioner looks topics up
 * @param serdes the serdes of the outer topics
 */
record Environment(MillraceConfig config, Admin admin, TopicProvisioner provisioner, AvroSerdes serdes)
        implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Environment.class);

    /**
     * Connects, checks what the roles are allowed to do and the topics that they use, and registers the schemas.
     *
     * @throws AccessException if the cluster does not allow what they need
     * @throws TopicException if a topic is missing or wrong
     */
    static Environment open(MillraceConfig config, Collection<Role> roles) {
        Admin admin = Admin.create(config.clients());
        try {
            AccessCheck.require(admin, Permissions.of(config.topics(), roles));
            TopicProvisioner provisioner = new TopicProvisioner(admin, config.catalogue());
            refuse(provisioner.check(Permissions.topics(config.topics(), roles)));
            AvroSerdes serdes = new AvroSerdes(config.serdes());
            schemas(config.topics()).forEach(serdes::register);
            return new Environment(config, admin, provisioner, serdes);
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    KafkaClients clients() {
        return new KafkaClients(config.clients(), serdes, config.liveness());
    }

    String programVersion() {
        return Version.current();
    }

    @Override
    public void close() {
        admin.close();
    }

    private static void refuse(List<TopicFinding> findings) {
        String errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(TopicFinding::toString)
                .collect(Collectors.joining("\n"));
        findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .forEach(finding -> LOGGER.warn("{}", finding));
        if (!errors.isEmpty()) {
            throw new TopicException(errors);
        }
    }

    private static Map<String, Class<? extends SpecificRecord>> schemas(Topics topics) {
        return Map.ofEntries(
                Map.entry(topics.reviews(), Review.class),
                Map.entry(topics.feedback(), Feedback.class),
                Map.entry(topics.predictions(), Prediction.class),
                Map.entry(topics.decisions(), Decision.class),
                Map.entry(topics.trainingRecords(), TrainingRecord.class),
                Map.entry(topics.windows(), WindowClosed.class),
                Map.entry(topics.snapshots(), Snapshot.class),
                Map.entry(topics.jobs(), RetrainingJob.class),
                Map.entry(topics.models(), ModelEntry.class),
                Map.entry(topics.commands(), Command.class),
                Map.entry(topics.outcomes(), Outcome.class));
    }
}
