package io.millrace.cli;

import io.millrace.app.Application;
import io.millrace.runtime.Service;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;

/** Watches over the roles of a process. */
final class RoleWatch {

    private RoleWatch() {}

    /**
     * Waits until the process is to stop or a role gives up; tells of the latter.
     *
     * @return one of {@link ExitCodes}
     */
    static int await(Application application, StopSignal stop, PrintWriter err) {
        CompletableFuture.anyOf(application.failure(), stop.raised()).join();
        application.services().stream()
                .filter(service -> service.failure().isDone())
                .forEach(service -> tell(service, err));
        return application.failure().isDone() ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private static void tell(Service service, PrintWriter err) {
        err.println("millrace: " + service.name() + " gave up: "
                + Failures.explain(service.failure().join()));
        err.flush();
    }
}
