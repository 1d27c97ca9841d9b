package io.millrace.retraining;

import io.millrace.schema.Champion;
import io.millrace.schema.Command;
import io.millrace.schema.CommandKind;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node that decides who serves, alone: candidates by their gate's verdict, and whomever an operator names. */
final class PromoteModels extends ContextualProcessor<String, SpecificRecord, String, ModelEntry> {

    static final String STORE = "models";
    /** The key of the pointer in the models topic and in the store. */
    static final String CHAMPION = "champion";

    private static final Logger LOGGER = LoggerFactory.getLogger(PromoteModels.class);

    private KeyValueStore<String, ModelEntry> models;

    @Override
    public void init(ProcessorContext<String, ModelEntry> context) {
        super.init(context);
        models = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, SpecificRecord> event) {
        if (event.value() instanceof ModelEntry entry) {
            ModelVersion model = entry.getModel();
            if (model != null && model.getStatus() == ModelStatus.CANDIDATE) {
                judge(model);
            }
        } else if (event.value() instanceof Command command) {
            obey(command);
        }
    }

    private void judge(ModelVersion candidate) {
        if (model(candidate.getVersion()) != null) {
            return;
        }
        Champion current = champion();
        String refusal = Succession.refusal(candidate, current == null ? null : current.getVersion());
        if (refusal == null) {
            promote(candidate, candidate.getGate().getReason());
        } else {
            write(ModelStatus.REFUSED, candidate, refusal);
        }
    }

    private void obey(Command command) {
        if (command.getKind() == CommandKind.PROMOTE) {
            promoteByName(command.getVersion(), "promoted by hand: " + command.getReason());
        } else if (command.getKind() == CommandKind.ROLLBACK) {
            Champion current = champion();
            promoteByName(current == null ? null : current.getPrevious(), "rolled back: " + command.getReason());
        }
    }

    private void promoteByName(String version, String reason) {
        ModelVersion model = version == null ? null : model(version);
        Champion current = champion();
        if (model == null || (current != null && current.getVersion().equals(version))) {
            LOGGER.warn("Cannot promote {}: {}", version, model == null ? "no such model" : "it serves already");
            return;
        }
        promote(model, reason);
    }

    private void promote(ModelVersion model, String reason) {
        Champion current = champion();
        if (current != null) {
            write(ModelStatus.RETIRED, model(current.getVersion()), "followed by " + model.getVersion());
        }
        write(ModelStatus.CHAMPION, model, reason);
        put(CHAMPION, new ModelEntry(null, Succession.crown(model, current, reason, now())));
    }

    private void write(ModelStatus status, ModelVersion model, String reason) {
        put(model.getVersion(), new ModelEntry(Succession.as(status, model, reason, now()), null));
    }

    private void put(String key, ModelEntry entry) {
        models.put(key, entry);
        context().forward(new Record<>(key, entry, now()));
    }

    private Champion champion() {
        ModelEntry entry = models.get(CHAMPION);
        return entry == null ? null : entry.getChampion();
    }

    private ModelVersion model(String version) {
        ModelEntry entry = models.get(version);
        return entry == null ? null : entry.getModel();
    }

    private long now() {
        return context().currentSystemTimeMs();
    }
}
