package io.millrace.dataset;

import io.millrace.schema.DatasetFile;
import java.util.Objects;

/**
 * One file of a dataset.
 *
 * @param name its name within the directory
 * @param rows lines, or ids in {@value TrainIds#FILE}
 * @param bytes its size
 * @param sha256 its SHA-256, 64 hexadecimal digits
 */
public record FileEntry(String name, long rows, long bytes, String sha256) {

    public FileEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
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
