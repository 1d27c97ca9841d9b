package io.millrace.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's compose file, brought up under a name and on ports of its own. Closing takes it down with all that it kept. For
 * one thread.
 */
public final class ComposeProject implements AutoCloseable {

    private final String name;
    private final Path environment;

    private ComposeProject(String name, Path environment) {
        this.name = name;
        this.environment = environment;
    }

    /**
     * Prepares a project, without what a run that was killed has left of it; nothing runs yet.
     *
     * @param name of its containers, networks and volumes
     * @param directory for a file of settings
     * @param variables KEY=VALUE of the compose file, beyond the images
     */
    public static ComposeProject of(String name, Path directory, String... variables) {
        try {
            Path environment = directory.resolve(name + ".env");
            Files.write(
                    environment,
                    Stream.concat(Images.all().stream(), Stream.of(variables)).toList());
            ComposeProject project = new ComposeProject(name, environment);
            project.close();
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings of " + name, e);
        }
    }

    /** Runs a command of Compose, and returns what it wrote. */
    public String run(String... arguments) {
        List<String> command = Docker.compose();
        command.addAll(List.of("--env-file", environment.toString(), "-p", name));
        command.addAll(List.of(arguments));
        return Docker.output(command);
    }

    /** The id of the container of a service, running or not. */
    public String container(String service) {
        return Docker.run("ps", "-aq", "--filter", label(), "--filter", "label=com.docker.compose.service=" + service);
    }

    /** The ids of all that is there of it: containers, volumes and networks. */
    public List<String> remains() {
        List<String> remains = new ArrayList<>();
        Docker.run("ps", "-aq", "--filter", label()).lines().forEach(remains::add);
        Docker.run("volume", "ls", "-q", "--filter", label()).lines().forEach(remains::add);
        Docker.run("network", "ls", "-q", "--filter", label()).lines().forEach(remains::add);
        return remains;
    }

    @Override
    public void close() {
        run("down", "-v", "--timeout", "70");
    }

    private String label() {
        return "label=com.docker.compose.project=" + name;
    }
}
