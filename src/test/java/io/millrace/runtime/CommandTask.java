package io.millrace.runtime;

import io.millrace.schema.Command;
import io.millrace.schema.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** Work that tests steer: it says what was begun, ends when it is allowed to, and announces beginning and end. */
final class CommandTask implements WorkerTask<Command> {

    static final String STARTED = "started";
    static final String DONE = "done";

    private final String output;

    /** The commands whose effect was begun, each time that it was. */
    final BlockingQueue<String> begun = new LinkedBlockingQueue<>();

    /** One permit lets one effect end. */
    final Semaphore ends = new Semaphore(0);

    /** Called by the loop before it announces a beginning. */
    Runnable beforeStarting = () -> {};

    CommandTask(String output) {
        this.output = output;
    }

    static Command wanted(String id) {
        return command(id, CommandKind.RETRAIN, "");
    }

    static Command unwanted(String id) {
        return command(id, CommandKind.ROLLBACK, "");
    }

    @Override
    public boolean wants(Command event) {
        return event.getKind() == CommandKind.RETRAIN;
    }

    @Override
    public List<Publication> starting(Command event) {
        beforeStarting.run();
        return List.of(publication(event, STARTED));
    }

    @Override
    public List<Publication> perform(Command event) throws InterruptedException {
        begun.add(event.getCommandId());
        ends.acquire();
        return List.of(publication(event, DONE));
    }

    private Publication publication(Command event, String reason) {
        String id = event.getCommandId();
        return new Publication(output, id, command(id, CommandKind.RETRAIN, reason));
    }

    private static Command command(String id, CommandKind kind, String reason) {
        return Command.newBuilder()
                .setCommandId(id)
                .setKind(kind)
                .setReason(reason)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }
}
