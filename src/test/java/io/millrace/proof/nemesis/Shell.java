package io.millrace.proof.nemesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs programs of the system. */
final class Shell {

    private Shell() {}

    /**
     * Runs a program and waits for it.
     *
     * @throws IOException if there is no such program, or it fails; the message is what it said
     */
    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(List.of(command) + ": " + said.strip());
        }
    }
}
