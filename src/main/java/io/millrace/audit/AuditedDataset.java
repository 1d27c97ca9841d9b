package io.millrace.audit;

import io.millrace.schema.Split;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * A dataset that is looked at.
 *
 * @param name what it is called in the report, such as the id of its snapshot
 * @param directory where its files are
 * @param splits which of its splits are looked at; copied, unmodifiable
 */
public record AuditedDataset(String name, Path directory, Set<Split> splits) {

    /** A dataset of which all is looked at. */
    public AuditedDataset(String name, Path directory) {
        this(name, directory, Set.of(Split.TRAIN, Split.VALIDATION, Split.TEST));
    }

    public AuditedDataset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(directory, "directory");
        splits = Set.copyOf(splits);
    }

    /** The same dataset, of which only one split is looked at. */
    public AuditedDataset only(Split split) {
        return new AuditedDataset(name, directory, Set.of(split));
    }
}
