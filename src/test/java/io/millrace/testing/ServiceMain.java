package io.millrace.testing;

import io.millrace.app.Application;
import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import java.io.IOException;
import java.io.OutputStream;
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
        Thread watch = new Thread(ServiceMain::exitWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        MillraceConfig config = new MillraceConfig(
                new ConfigSources().file(Path.of(arguments[0])).toMap());
        Application application = new Application(config, config.roles());
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
        application.start();
        System.err.println("A role has given up: " + application.failure().join());
        System.exit(1);
    }

    /**
     * The parent holds the other end of standard input, and the operating system closes it however the parent ends. Nobody
     * waits for a clean stop then, and the brokers are gone too.
     */
    private static void exitWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("Lost the parent: " + e);
        }
        Runtime.getRuntime().halt(1);
    }
}
