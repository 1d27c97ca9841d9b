package io.millrace.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Split;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dataset is and what it holds; {@code manifest.json} in its directory. Depends on the plan and the records
 * alone, never on a clock or a machine: equal cuts give equal bytes.
 *
 * @param formatVersion the layout of directory and manifest, now {@value #FORMAT_VERSION}
 * @param snapshotId names the snapshot
 * @param cut where the log was cut
 * @param configuration how it was built, see {@link DatasetConfiguration#toMap}
 * @param configurationDigest {@link DatasetConfiguration#digest}
 * @param programVersion the program that built it
 * @param records how many distinct records the files hold: the leaves of the tree; null in a manifest of version 1
 * @param recordRoot root of the Merkle tree of the records, 64 hexadecimal digits; null in a manifest of version 1
 * @param contentHash SHA-256 over the lines {@code name sha256} of train.jsonl, validation.jsonl and test.jsonl; what is in folders
 *     holds the same rows
 * @param files all files but manifest and card, in name order
 * @param counts what it holds
 * @param redaction what it was before reviews were erased from it; null, and not in the file, if it is as it was built
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Manifest(
        int formatVersion,
        String snapshotId,
        SnapshotCut cut,
        SortedMap<String, String> configuration,
        String configurationDigest,
        String programVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long records,
        @JsonInclude(JsonInclude.Include.NON_NULL) String recordRoot,
        String contentHash,
        List<FileEntry> files,
        Counts counts,
        @JsonInclude(JsonInclude.Include.NON_NULL) Redaction redaction) {

    /** The layout that this program writes. Before it there was no tree of the records. */
    public static final int FORMAT_VERSION = 2;

    /** The oldest layout that this program reads. */
    static final int FORMAT_VERSION_MIN = 1;

    /**
     * Numbers of distinct records before balancing, unless said otherwise. Splits are written in lower case.
     *
     * @param bySplit by split
     * @param byLabel by stars
     * @param byLanguage by language
     * @param histogram by split, stars and language
     * @param trainBeforeBalance records of the train split by stars
     * @param trainAfterBalance rows of train.jsonl by stars
     * @param separatorInText prompts that hold the separator before their end too, which may confuse a model. Cleaned
     *     text has none, see {@link DatasetConfiguration#STANDARD_SEPARATOR}
     * @param leftOut records that were left out by split, for each reason that there may be: {@code golden} sets, the guards
     *     ({@code author}, {@code author-total}, {@code product}, {@code product-total}) and the weight of the {@code language},
     *     applied in this order; they are in none of the other numbers. Empty, and not in the file, if nothing was limited
     * @param tokens of the rows; null, and not in the file, if they were not counted
     * @param offeredByLanguage records of the train split by language, with those that were left out for its weight. Empty, and
     *     not in the file, without weights
     * @param stratification what was asked for against what the files hold, by kind ({@code splits}, {@code labels}, {@code
     *     languages}), then by split, stars or language, see {@link Share}. Empty, and not in the file, if nothing was asked for
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Counts(
            SortedMap<String, Long> bySplit,
            SortedMap<Integer, Long> byLabel,
            SortedMap<String, Long> byLanguage,
            SortedMap<String, SortedMap<Integer, SortedMap<String, Long>>> histogram,
            SortedMap<Integer, Long> trainBeforeBalance,
            SortedMap<Integer, Long> trainAfterBalance,
            long separatorInText,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, SortedMap<String, Long>> leftOut,
            @JsonInclude(JsonInclude.Include.NON_NULL) TokenCounts tokens,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> offeredByLanguage,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, SortedMap<String, Share>> stratification) {

        public Counts {
            requireSplits("bySplit", bySplit);
            Objects.requireNonNull(byLabel, "byLabel");
            Objects.requireNonNull(byLanguage, "byLanguage");
            requireSplits("histogram", histogram);
            Objects.requireNonNull(trainBeforeBalance, "trainBeforeBalance");
            Objects.requireNonNull(trainAfterBalance, "trainAfterBalance");
            leftOut = leftOut == null ? Collections.emptySortedMap() : leftOut;
            offeredByLanguage = offeredByLanguage == null ? Collections.emptySortedMap() : offeredByLanguage;
            stratification = stratification == null ? Collections.emptySortedMap() : stratification;
        }
    }

    public Manifest {
        Objects.requireNonNull(snapshotId, "snapshotId");
        Objects.requireNonNull(cut, "cut");
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(configurationDigest, "configurationDigest");
        Objects.requireNonNull(programVersion, "programVersion");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(counts, "counts");
        files = List.copyOf(files);
    }

    static Manifest of(DatasetPlan plan, List<FileEntry> files, LeafWriter leaves, Counts counts) {
        return new Manifest(
                FORMAT_VERSION,
                plan.snapshotId(),
                plan.cut(),
                plan.configuration().toMap(),
                plan.configuration().digest(),
                plan.programVersion(),
                leaves.size(),
                leaves.root(),
                contentHash(files),
                files,
                counts,
                null);
    }

    /** The manifest of the revision that follows this one. */
    Manifest revised(List<FileEntry> newFiles, LeafWriter leaves, Counts newCounts) {
        List<Redaction.Earlier> earlier = new ArrayList<>(redaction == null ? List.of() : redaction.earlier());
        earlier.add(Redaction.Earlier.of(this));
        return new Manifest(
                formatVersion,
                snapshotId,
                cut,
                configuration,
                configurationDigest,
                programVersion,
                leaves.size(),
                leaves.root(),
                contentHash(newFiles),
                newFiles,
                newCounts,
                new Redaction(earlier.size(), earlier));
    }

    /** How often it was rewritten without reviews that were erased; 0 if it is as it was built. */
    public int revision() {
        return redaction == null ? 0 : redaction.revision();
    }

    /** The entry of that file; {@link DatasetException} if the manifest has none. */
    public FileEntry file(String name) {
        return find(files, name);
    }

    /** The manifest as the snapshots topic carries it; the location is that of the directory. */
    public DatasetSummary toSummary(URI location) {
        return DatasetSummary.newBuilder()
                .setLocation(location.toString())
                .setContentHash(contentHash)
                .setRecordRoot(recordRoot)
                .setFiles(files.stream().map(FileEntry::toSchema).toList())
                .setBySplit(counts.bySplit())
                .setByLabel(withTextKeys(counts.byLabel()))
                .setTrainByLabel(withTextKeys(counts.trainBeforeBalance()))
                .setByLanguage(counts.byLanguage())
                .setTrainTokens(counts.tokens() == null ? 0 : counts.tokens().trained())
                .build();
    }

    static String contentHash(List<FileEntry> files) {
        return Sha256.hex(Stream.of(Split.TRAIN, Split.VALIDATION, Split.TEST)
                .map(split -> find(files, SplitFiles.rowsOf(split)))
                .map(file -> file.name() + " " + file.sha256() + "\n")
                .collect(Collectors.joining()));
    }

    /** Throws {@link NullPointerException} if a split has no value. */
    static void requireSplits(String name, Map<String, ?> values) {
        for (Split split : Split.values()) {
            Objects.requireNonNull(values.get(Names.of(split)), name + " of " + Names.of(split));
        }
    }

    private static FileEntry find(List<FileEntry> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new DatasetException("The manifest has no file " + name + "; build the dataset again"));
    }

    static Map<String, Long> withTextKeys(Map<Integer, Long> counts) {
        Map<String, Long> map = new TreeMap<>();
        counts.forEach((key, count) -> map.put(key.toString(), count));
        return map;
    }
}
