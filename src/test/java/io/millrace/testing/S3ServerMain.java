package io.millrace.testing;

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
        ParentWatch.start();
        JarLauncher.main(arguments);
    }
}
