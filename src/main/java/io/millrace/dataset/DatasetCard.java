package io.millrace.dataset;

import io.millrace.schema.Split;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dataset card: the manifest for people, {@code README.md} with the YAML header that Hugging Face reads. A pure
 * function of the manifest. See <a href="https://huggingface.co/docs/hub/datasets-cards">Dataset Cards</a>.
 */
final class DatasetCard {

    static final String FILE = "README.md";

    private static final List<String> SIZES =
            List.of("n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B", "1B<n<10B");

    private DatasetCard() {}

    static void write(Manifest manifest, Path directory) throws IOException {
        HashedFile.write(directory.resolve(FILE), render(manifest).getBytes(StandardCharsets.UTF_8));
    }

    static String render(Manifest manifest) throws IOException {
        return header(manifest) + body(manifest);
    }

    private static String header(Manifest manifest) {
        Manifest.Counts counts = manifest.counts();
        return """
                ---
                pretty_name: "Reviews, snapshot %s"
                task_categories:
                - text-classification
                %ssize_categories:
                - %s
                configs:
                %s---
                """.formatted(manifest.snapshotId(), languages(counts), size(rows(manifest)), configs(manifest));
    }

    /** One for each format; the first is the one that is loaded if none is named. */
    private static String configs(Manifest manifest) {
        DatasetConfiguration configuration = configuration(manifest);
        return configuration.formats().stream()
                .map(format -> config(format, configuration))
                .collect(Collectors.joining());
    }

    private static String config(RecordFormat format, DatasetConfiguration configuration) {
        String name = format == configuration.format() ? "default" : Names.of(format);
        return "- config_name: " + name + "\n  data_files:\n"
                + splits().map(split -> "  - split: " + Names.of(split) + "\n    path: "
                                + configuration.nameOf(format, split) + "\n")
                        .collect(Collectors.joining());
    }

    private static DatasetConfiguration configuration(Manifest manifest) {
        return DatasetConfiguration.fromMap(manifest.configuration());
    }

    /** Quoted, for in YAML the code of Norwegian is a boolean. */
    private static String languages(Manifest.Counts counts) {
        String lines = counts.byLanguage().keySet().stream()
                .filter(language -> language.matches("[a-z]{2}"))
                .map(language -> "- \"" + language + "\"\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "language:\n" + lines;
    }

    private static long rows(Manifest manifest) {
        return splits().mapToLong(
                        split -> manifest.file(SplitFiles.rowsOf(split)).rows())
                .sum();
    }

    private static String size(long rows) {
        int digits = Long.toString(rows).length();
        return SIZES.get(Math.min(Math.max(digits - 3, 0), SIZES.size() - 1));
    }

    private static String body(Manifest manifest) throws IOException {
        return """

                # Snapshot %s

                Customer reviews with their stars, 1 to 5, curated by Millrace %s: cleaned, without duplicates, and split
                so that no text, nor a near copy of it, is in two splits.

                ## Rows

                %s
                Stars over all splits, before balancing:

                %s
                Languages:

                %s
                %s%s## Load

                ```python
                from datasets import load_dataset
                dataset = load_dataset("path/to/this/directory")
                print(dataset["train"][0])
                ```

                %sLine n of `train.index.jsonl` names the review, group and language of line n of `train.jsonl`; the other
                splits have theirs. `train-ids.bin` holds hashes of the reviews in `train.jsonl`, `leaves.bin` the leaves of
                the Merkle tree of all records, by which it can be proven what is in this dataset and what is not.

                ## How it was made

                The rows are in the order of a hash of seed and review id. %s%s%s

                ```json
                %s```

                Configuration SHA-256: `%s`

                ## The cut

                Topic `%s`, id `%s`: all records before these offsets.

                %s
                ## Files

                %s
                Content hash: `%s`%s
                """.formatted(
                        manifest.snapshotId(),
                        manifest.programVersion(),
                        splitTable(manifest),
                        table("stars", "records", manifest.counts().byLabel()),
                        table("language", "records", manifest.counts().byLanguage()),
                        stratification(manifest.counts()),
                        tokens(manifest.counts().tokens()),
                        furtherFormats(manifest),
                        balance(manifest),
                        guards(manifest),
                        warning(manifest.counts()),
                        ManifestFile.toJson(manifest.configuration()),
                        manifest.configurationDigest(),
                        manifest.cut().topic(),
                        manifest.cut().topicId(),
                        table("partition", "end offset", manifest.cut().ends()),
                        fileTable(manifest.files()),
                        manifest.contentHash(),
                        root(manifest));
    }

    private static String root(Manifest manifest) {
        return manifest.recordRoot() == null
                ? ""
                : "\n\nRoot of the " + manifest.records() + " records: `" + manifest.recordRoot() + "`"
                        + redaction(manifest);
    }

    private static String redaction(Manifest manifest) {
        return manifest.redaction() == null
                ? ""
                : "\n\nRevision " + manifest.revision()
                        + ": reviews that were erased have been taken out since it was built, with "
                        + manifest.redaction().built().records() + " records and the root `"
                        + manifest.redaction().built().recordRoot() + "`. `" + RemovedLeaves.FILE
                        + "` holds the leaves that are gone.";
    }

    private static String stratification(Manifest.Counts counts) {
        if (counts.stratification().isEmpty()) {
            return "";
        }
        StringBuilder table =
                new StringBuilder("Target and actual, in percent: records by split, rows of train by label and"
                        + " language:\n\n| of | | target | actual | difference |\n|---|---|---|---|---|\n");
        counts.stratification()
                .forEach((kind, shares) -> shares.forEach((name, share) -> table.append(row(Stream.of(
                        kind, name, percent(share.target()), percent(share.actual()), percent(share.difference()))))));
        return table.append('\n').toString();
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static String tokens(TokenCounts tokens) {
        return tokens == null
                ? ""
                : """
                Tokens of the texts by `%s`, of rows:

                | split | rows | tokens | longest | median |
                |---|---|---|---|---|
                %s
                One pass over `train.jsonl` is %s tokens, %s a row for what the format adds.

                """.formatted(
                        tokens.encoding(),
                        splits().map(split -> tokenRow(Names.of(split), tokens)).collect(Collectors.joining()),
                        tokens.trained(),
                        tokens.perRow());
    }

    private static String tokenRow(String split, TokenCounts tokens) {
        TokenCounts.OfSplit counts = tokens.bySplit().get(split);
        return row(Stream.of(split, counts.rows(), counts.total(), counts.longest(), counts.median()));
    }

    private static String furtherFormats(Manifest manifest) {
        List<RecordFormat> formats = configuration(manifest).furtherFormats();
        return formats.isEmpty()
                ? ""
                : formats.stream()
                        .map(format -> "`" + Names.of(format) + "`")
                        .collect(Collectors.joining(
                                ", ",
                                "Other formats of the same rows, as configurations of that name: ",
                                " (`preference` and `dpo` have rows only where a prediction was corrected).\n\n"));
    }

    private static String balance(Manifest manifest) {
        String counts = "from " + manifest.counts().trainBeforeBalance() + " to "
                + manifest.counts().trainAfterBalance() + " (stars=rows).";
        return switch (configuration(manifest).balance()) {
            case NONE -> "It is not balanced.";
            case UNDERSAMPLE -> "The train split was balanced by leaving out records, " + counts;
            case OVERSAMPLE -> "The train split was balanced by repeating records, " + counts;
            case TARGET -> "Records of the train split were left out until labels were as wanted, " + counts;
        };
    }

    private static String guards(Manifest manifest) {
        GuardLimits limits = configuration(manifest).guards();
        String window = " records that were written or changed within one window of "
                + limits.window().toSeconds() + " seconds were taken";
        String inAll = " records were taken in all";
        return golden(manifest)
                + guard("Of one author at most " + limits.authorMax() + window, Guards.AUTHOR, manifest)
                + guard("Of one author at most " + limits.authorTotalMax() + inAll, Guards.AUTHOR_TOTAL, manifest)
                + guard("Of one product at most " + limits.productMax() + window, Guards.PRODUCT, manifest)
                + guard("Of one product at most " + limits.productTotalMax() + inAll, Guards.PRODUCT_TOTAL, manifest)
                + guard("Languages of train were weighted", LanguageSample.REASON, manifest);
    }

    private static String golden(Manifest manifest) {
        String snapshots = configuration(manifest).selection().golden().stream()
                .map(set -> "`" + set.snapshotId() + "`")
                .collect(Collectors.joining(", "));
        return guard("Nothing of the golden test sets of " + snapshots + " is trained on", Guards.GOLDEN, manifest);
    }

    private static String guard(String rule, String reason, Manifest manifest) {
        SortedMap<String, Long> leftOut = manifest.counts().leftOut().get(reason);
        return leftOut == null ? "" : " " + rule + "; left out were " + leftOut + " (split=records).";
    }

    private static String warning(Manifest.Counts counts) {
        return counts.separatorInText() == 0
                ? ""
                : " **Beware:** " + counts.separatorInText() + " prompts hold the separator before their end too.";
    }

    private static String splitTable(Manifest manifest) {
        return "| split | 1 | 2 | 3 | 4 | 5 | records | rows |\n|---|---|---|---|---|---|---|---|\n"
                + splits().map(split -> splitRow(split, manifest)).collect(Collectors.joining());
    }

    private static String splitRow(Split split, Manifest manifest) {
        Manifest.Counts counts = manifest.counts();
        Stream<Object> labels = counts.histogram().get(Names.of(split)).values().stream()
                .map(cell -> cell.values().stream().mapToLong(n -> n).sum());
        Stream<Object> ends = Stream.of(
                counts.bySplit().get(Names.of(split)),
                manifest.file(SplitFiles.rowsOf(split)).rows());
        return row(Stream.concat(Stream.of(Names.of(split)), Stream.concat(labels, ends)));
    }

    private static Stream<Split> splits() {
        return Stream.of(Split.TRAIN, Split.VALIDATION, Split.TEST);
    }

    private static String table(String key, String value, Map<?, Long> counts) {
        return row(Stream.of(key, value))
                + "|---|---|\n"
                + counts.entrySet().stream()
                        .map(entry -> row(Stream.of(entry.getKey(), entry.getValue())))
                        .collect(Collectors.joining());
    }

    private static String fileTable(List<FileEntry> files) {
        return "| file | rows | bytes | SHA-256 |\n|---|---|---|---|\n"
                + files.stream()
                        .map(file -> row(Stream.of(file.name(), file.rows(), file.bytes(), file.sha256())))
                        .collect(Collectors.joining());
    }

    private static String row(Stream<?> cells) {
        return cells.map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
