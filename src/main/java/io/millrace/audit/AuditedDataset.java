package io.millrace.audit;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A dataset that is looked at.
 *
 * @param name what it is called in the report, such as the id of its snapshot
 * @param directory where its files are
 */
public record AuditedDataset(String name, Path directory) {

    public AuditedDataset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(directory, "directory");
    }
}
