package io.millrace.testing;

import io.millrace.app.Application;
import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import java.nio.file.Path;

/** The program that {@link ServiceProcess} forks: the roles of a properties file, until it is told to stop. */
public final class ServiceMain {

    private ServiceMain() {}

    /**
     * Runs until the process is ended, a role gives up, or the process that forked it is gone.
     *
     * @param arguments one: the properties file
     */
    public static void main(String[] arguments) {
        ParentWatch.start();
        MillraceConfig config = new MillraceConfig(
                new ConfigSources().file(Path.of(arguments[0])).toMap());
        Application application = new Application(config, config.roles());
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
        application.start();
        System.err.println("A role has given up: " + application.failure().join());
        System.exit(1);
    }
}
