package io.millrace.dataset;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What a dataset was before reviews were erased from it; part of its {@link Manifest}. Which leaves are gone since, and when, is in
 * {@value RemovedLeaves#FILE}: with them the root of every earlier revision can be made again, so that nothing else is gone.
 *
 * @param revision how often it was rewritten, at least 1
 * @param earlier the revisions before, from 0, which is the dataset as it was built; as many as {@code revision}. Copied, unmodifiable
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Redaction(int revision, List<Earlier> earlier) {

    /**
     * A revision whose files are gone.
     *
     * @param records how many distinct records it had
     * @param recordRoot root of the tree of these, 64 hexadecimal digits
     * @param contentHash see {@link Manifest#contentHash}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Earlier(long records, String recordRoot, String contentHash) {

        static Earlier of(Manifest manifest) {
            return new Earlier(manifest.records(), manifest.recordRoot(), manifest.contentHash());
        }
    }

    /** @throws DatasetException if there are not as many earlier revisions as the number says */
    public Redaction {
        earlier = List.copyOf(earlier);
        if (revision < 1 || earlier.size() != revision) {
            throw new DatasetException("A manifest of revision " + revision + " names " + earlier.size()
                    + " earlier revisions; it was edited, take a copy");
        }
    }

    /** The dataset as it was built. */
    public Earlier built() {
        return earlier.get(0);
    }

    /** The revision before this one. */
    public Earlier previous() {
        return earlier.get(revision - 1);
    }
}
