package io.millrace.snapshot;

import io.millrace.schema.Snapshot;
import io.millrace.schema.WindowClosed;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The node that gathers closed windows and cuts snapshots. */
final class PlanSnapshots extends ContextualProcessor<String, WindowClosed, String, Snapshot> {

    static final String STORE = "plan";

    private static final String KEY = "plan";
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final PlanSettings settings;
    private final SnapshotTemplate template;
    private KeyValueStore<String, Plan> plans;

    PlanSnapshots(PlanSettings settings, SnapshotTemplate template) {
        this.settings = settings;
        this.template = template;
    }

    @Override
    public void init(ProcessorContext<String, Snapshot> context) {
        super.init(context);
        plans = context.getStateStore(STORE);
        context.schedule(CHECK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, clock -> cutIfDue(plan(), clock));
    }

    @Override
    public void process(Record<String, WindowClosed> window) {
        long clock = context().currentSystemTimeMs();
        Plan plan = plan().with(window.value(), clock);
        plans.put(KEY, plan);
        cutIfDue(plan, clock);
    }

    private void cutIfDue(Plan plan, long clockMs) {
        String reason = plan.reason(settings, clockMs);
        if (reason != null) {
            Snapshot snapshot = template.plan(plan, reason, clockMs);
            plans.put(KEY, plan.cut());
            context().forward(new Record<>(snapshot.getSnapshotId(), snapshot, clockMs));
        }
    }

    private Plan plan() {
        return Objects.requireNonNullElse(plans.get(KEY), Plan.FIRST);
    }
}
