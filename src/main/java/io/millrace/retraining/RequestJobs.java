package io.millrace.retraining;

import io.millrace.schema.Command;
import io.millrace.schema.CommandKind;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.snapshot.Counts;
import java.time.Duration;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The node that requests jobs: it follows snapshots, jobs and commands. */
final class RequestJobs extends ContextualProcessor<String, SpecificRecord, String, RetrainingJob> {

    static final String STORE = "retrain-state";

    private static final String KEY = "state";
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final RetrainSettings settings;
    private KeyValueStore<String, RetrainState> states;

    RequestJobs(RetrainSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, RetrainingJob> context) {
        super.init(context);
        states = context.getStateStore(STORE);
        context.schedule(CHECK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, clock -> requestIfDue(state(), clock));
    }

    @Override
    public void process(Record<String, SpecificRecord> event) {
        RetrainState before = state();
        RetrainState after = next(before, event.value());
        if (!after.equals(before)) {
            states.put(KEY, after);
            requestIfDue(after, context().currentSystemTimeMs());
        }
    }

    private static RetrainState next(RetrainState state, SpecificRecord event) {
        if (event instanceof Snapshot snapshot) {
            return state.with(snapshot, Counts.train(snapshot.getAdded()));
        }
        if (event instanceof RetrainingJob job) {
            return state.with(job);
        }
        boolean retrain = event instanceof Command command && command.getKind() == CommandKind.RETRAIN;
        return retrain ? state.withManual(((Command) event).getReason()) : state;
    }

    private void requestIfDue(RetrainState state, long clockMs) {
        String reason = state.reason(settings, clockMs);
        if (reason != null) {
            RetrainingJob job = JobTemplate.request(state, settings, reason, clockMs);
            states.put(KEY, state.requested(job.getJobId(), clockMs));
            context().forward(new Record<>(job.getJobId(), job, clockMs));
        }
    }

    private RetrainState state() {
        return Objects.requireNonNullElse(states.get(KEY), RetrainState.FIRST);
    }
}
