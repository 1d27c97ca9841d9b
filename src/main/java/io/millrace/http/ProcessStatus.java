package io.millrace.http;

import io.millrace.runtime.Service;
import io.millrace.runtime.StreamsRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What there is to tell of this process. It looks at the services anew with every question; any thread may ask.
 *
 * @param version the version of the program
 * @param services all services of the process, that of the api too; the list may grow until they are started
 */
record ProcessStatus(String version, List<Service> services) {

    /** The answer to {@code /status}. */
    record Status(String version, List<RoleStatus> roles) {}

    /**
     * One role.
     *
     * @param name the role
     * @param state its state in a word
     * @param ready whether it does its work now
     */
    record RoleStatus(String name, String state, boolean ready) {}

    Status status() {
        return new Status(
                version,
                services.stream()
                        .map(service -> new RoleStatus(service.name(), service.state(), service.isReady()))
                        .toList());
    }

    /** Services that have given up, by name: only a new process helps. */
    List<String> failed() {
        return names(Service::hasFailed);
    }

    /** Services that do not do their work now, by name. The api is none of them: it answers. */
    List<String> unready() {
        return names(service -> !(service instanceof ApiService || service.isReady()));
    }

    /** The description of a role's topology; empty if no such role runs here or it has none. */
    Optional<String> topology(String role) {
        return services.stream()
                .filter(service -> service.name().equals(role))
                .filter(StreamsRunner.class::isInstance)
                .map(service -> ((StreamsRunner) service).describe())
                .findFirst();
    }

    /** The descriptions of all topologies that run here, each under the name of its role. */
    String topologies() {
        return services.stream()
                .filter(StreamsRunner.class::isInstance)
                .map(service -> service.name() + "\n\n" + ((StreamsRunner) service).describe())
                .collect(Collectors.joining("\n"));
    }

    private List<String> names(Predicate<Service> which) {
        return services.stream().filter(which).map(Service::name).toList();
    }
}
