package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Champion;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I8: champions form a chain. Epochs are 1, 2, 3 and so on; each champion names the one before; it is a candidate that the
 * gate passed against that very one, and the pointer has its location and digest. The file that it points to is there, with
 * that digest. A candidate is refused only if the gate did not pass it, or not against who serves; when all is quiet, every
 * candidate was promoted or refused, once. Nobody commands anything.
 */
public final class ChampionChain implements Guarantee {

    private static final String POINTER = "champion";
    private static final String MODEL_FILE = "model.bin";

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Path models = Path.of(evidence.config().storage().uri()).resolve("models");
        Chain chain = new Chain(models, findings);
        evidence.log(evidence.topics().models(), ModelEntry.class).forEach(chain::pass);
        chain.finish();
        return findings.list();
    }

    /** The models topic, read from its beginning. For one thread. */
    private static final class Chain {

        private final Path models;
        private final Findings findings;
        private final Map<String, ConsumerRecord<String, ModelEntry>> candidates = new HashMap<>();
        private final Map<String, ConsumerRecord<String, ModelEntry>> undecided = new HashMap<>();
        private Champion champion;

        Chain(Path models, Findings findings) {
            this.models = models;
            this.findings = findings;
        }

        void pass(ConsumerRecord<String, ModelEntry> read) {
            ModelEntry entry = read.value();
            findings.compare(
                    read.key(),
                    Findings.at(read),
                    "is a pointer",
                    read.key().equals(POINTER),
                    entry.getModel() == null);
            if (entry.getChampion() != null) {
                promote(read, entry.getChampion());
            } else if (entry.getModel() != null && entry.getModel().getStatus() == ModelStatus.CANDIDATE) {
                candidates.putIfAbsent(read.key(), read);
                undecided.putIfAbsent(read.key(), read);
            } else if (entry.getModel() != null && entry.getModel().getStatus() == ModelStatus.REFUSED) {
                refuse(read, entry.getModel());
            }
        }

        void finish() {
            undecided.forEach(
                    (version, read) -> findings.add(version, Findings.at(read), "was neither promoted nor refused"));
        }

        private void promote(ConsumerRecord<String, ModelEntry> read, Champion next) {
            String id = next.getVersion();
            findings.compare(
                    id, Findings.at(read), "epoch", champion == null ? 1 : champion.getEpoch() + 1, next.getEpoch());
            findings.compare(id, Findings.at(read), "previous", serving(), next.getPrevious());
            decide(read, id);
            ConsumerRecord<String, ModelEntry> candidate = candidates.get(id);
            if (candidate != null) {
                checkPointer(read, next, candidate.value().getModel());
            }
            checkFile(read, next);
            champion = next;
        }

        private void checkPointer(ConsumerRecord<?, ?> read, Champion next, ModelVersion model) {
            String id = next.getVersion();
            findings.compare(
                    id, Findings.at(read), "gate passed", true, model.getGate().getPassed());
            findings.compare(
                    id,
                    Findings.at(read),
                    "compared with",
                    serving(),
                    model.getGate().getComparedWith());
            findings.compare(id, Findings.at(read), "digest", model.getDigest(), next.getDigest());
            findings.compare(id, Findings.at(read), "location", model.getLocation(), next.getLocation());
        }

        private void checkFile(ConsumerRecord<?, ?> read, Champion next) {
            try {
                Path directory = Path.of(URI.create(next.getLocation()));
                Path file = directory.resolve(MODEL_FILE);
                findings.compare(
                        next.getVersion(), Findings.at(read), "location", models.resolve(next.getVersion()), directory);
                String digest = Files.exists(file) ? Sha256Sums.hex(file) : "no file";
                findings.compare(next.getVersion(), Findings.at(read), "digest of its file", next.getDigest(), digest);
            } catch (IOException e) {
                findings.add(next.getVersion(), Findings.at(read), "its file cannot be read: " + e);
            }
        }

        private void refuse(ConsumerRecord<String, ModelEntry> read, ModelVersion model) {
            decide(read, model.getVersion());
            if (model.getGate().getPassed() && Objects.equals(model.getGate().getComparedWith(), serving())) {
                findings.add(model.getVersion(), Findings.at(read), "was refused, though it passed against who serves");
            }
        }

        private void decide(ConsumerRecord<String, ModelEntry> read, String version) {
            if (undecided.remove(version) == null) {
                findings.add(version, Findings.at(read), "is no candidate that waits for a decision");
            }
        }

        private String serving() {
            return champion == null ? null : champion.getVersion();
        }
    }
}
