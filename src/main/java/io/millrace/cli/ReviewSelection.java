package io.millrace.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which reviews are meant: some by their ids, or those of one author. A group of options of which one is given. */
final class ReviewSelection {

    private static final int NAMED_MAX = 20;

    @Option(
            names = "--review",
            paramLabel = "ID",
            arity = "1..*",
            description = "Ids of reviews. Repeatable; @FILE stands for the words of a file, one a line.")
    private List<String> reviewIds = new ArrayList<>();

    @Option(names = "--reviewer", paramLabel = "ID", description = "All reviews of one author, by reviewer_id.")
    private String reviewerId;

    /** The ids, each once; empty if the author is named instead. */
    Set<String> reviewIds() {
        return new LinkedHashSet<>(reviewIds);
    }

    /** The author; null if reviews are named instead. */
    String reviewerId() {
        return reviewerId;
    }

    /** Whether an id is empty: the topic of reviews takes none of that kind. */
    boolean hasEmptyId() {
        return reviewIds.contains("") || "".equals(reviewerId);
    }

    /** The first {@value #NAMED_MAX} ids in words, and whether there are more. */
    static String named(Collection<String> ids) {
        return ids.stream().limit(NAMED_MAX).collect(Collectors.joining(", ")) + (ids.size() > NAMED_MAX ? ", …" : "");
    }
}
