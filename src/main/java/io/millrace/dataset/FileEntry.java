package io.millrace.dataset;

import io.millrace.schema.DatasetFile;
import java.util.Objects;

/**
 * One file of a dataset.
 *
 * @param name its name within the directory, with the folder that it is in, if any: {@code chat/train.jsonl}
 * @param rows rows or lines, or ids in {@value TrainIds#FILE}
 * @param bytes its size
 * @param sha256 its SHA-256, 64 hexadecimal digits
 */
public record FileEntry(String name, long rows, long bytes, String sha256) {

    public FileEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** The same file, seen from the directory that holds its folder. */
    FileEntry within(String folder) {
        return named(folder + "/" + name);
    }

    /** The same file under another name. */
    FileEntry named(String other) {
        return new FileEntry(other, rows, bytes, sha256);
    }

    DatasetFile toSchema() {
        return DatasetFile.newBuilder()
                .setName(name)
                .setRows(rows)
                .setBytes(bytes)
                .setSha256(sha256)
                .build();
    }
}
