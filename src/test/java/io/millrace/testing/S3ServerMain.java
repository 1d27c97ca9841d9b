package io.millrace.testing;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.boot.loader.launch.JarLauncher;

/** The program that {@link S3Process} forks: S3Mock, which does not outlive who forked it. */
public final class S3ServerMain {

    private S3ServerMain() {}

    /**
     * Runs until the process is ended, or the process that forked it is gone.
     *
     * @param arguments those of S3Mock
     */
    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(S3ServerMain::exitWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        JarLauncher.main(arguments);
    }

    /** The parent holds the other end of standard input, and the operating system closes it however the parent ends. */
    private static void exitWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("Lost the parent: " + e);
        }
        Runtime.getRuntime().halt(1);
    }
}
