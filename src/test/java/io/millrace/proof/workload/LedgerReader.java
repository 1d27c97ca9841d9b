package io.millrace.proof.workload;

import io.millrace.testing.Coordinates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads a ledger. */
final class LedgerReader {

    private final Map<String, Coordinates> acknowledged = new HashMap<>();
    private final Set<String> indeterminate = new HashSet<>();

    private LedgerReader() {}

    static Acknowledgements read(Path path) {
        LedgerReader reader = new LedgerReader();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            reader.readAll(lines, isTorn(path));
        } catch (IOException e) {
            throw new WorkloadException("The ledger " + path + " cannot be read", e);
        }
        return new Acknowledgements(reader.acknowledged, reader.indeterminate);
    }

    private void readAll(BufferedReader lines, boolean torn) throws IOException {
        String line = lines.readLine();
        while (line != null) {
            String next = lines.readLine();
            if (next != null || !torn) {
                note(LedgerLine.parse(line));
            }
            line = next;
        }
    }

    private void note(LedgerLine line) {
        if (line.at() == null) {
            indeterminate.add(line.id());
        } else {
            indeterminate.remove(line.id());
            acknowledged.put(line.id(), line.at());
        }
    }

    private static boolean isTorn(Path path) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }
}
