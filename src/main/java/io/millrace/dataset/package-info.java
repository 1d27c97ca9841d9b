/**
 * Datasets: how the training records of a cut become files that can be built again byte for byte.
 *
 * <p>Start reading at {@link io.millrace.dataset.DatasetBuilder}, then {@link io.millrace.spill.BucketSort}, the one
 * mechanism that merges, shuffles and orders; {@link io.millrace.dataset.Guards} withdraw from it golden texts and what is too
 * much of one author or product; {@link io.millrace.dataset.Selection} says what else is left out. {@link io.millrace.dataset.DatasetPlan} says what to build,
 * {@link io.millrace.dataset.Manifest} what was built; {@link io.millrace.dataset.DatasetReader} and
 * {@link io.millrace.dataset.TrainedOn} read it back. {@link io.millrace.dataset.Verification} proves that files are what
 * was built, {@link io.millrace.dataset.Prover} what they hold of a review, {@link io.millrace.dataset.DatasetDiff} compares two.
 * {@link io.millrace.dataset.DatasetRevision} takes erased reviews out.
 *
 * <p>A directory of a snapshot holds:
 *
 * <ul>
 *   <li>{@code train.jsonl}, {@code validation.jsonl}, {@code test.jsonl}: the rows in the first configured format
 *   <li>{@code chat/train.jsonl}, {@code parquet/train.parquet} and so on: the same in further formats
 *   <li>{@code train.index.jsonl} and so on: line for line beside them, the review, group, language and tokens of each row
 *   <li>{@code train-ids.bin}: hashes of the reviews that the train rows came from
 *   <li>{@code leaves.bin}: position and leaf hash of each record, the leaves of a Merkle tree whose root is in the manifest
 *   <li>{@code removed.bin} and {@code removed-test.bin}, of a revision: what was taken out of it
 *   <li>{@code manifest.json} and, for people, {@code README.md}
 * </ul>
 *
 * <p>The classes of files and bytes import {@code spill}, {@code merkle}, the generated schemas, Avro, Jackson, Parquet and the tokenizer, and
 * nothing of Kafka.
 */
package io.millrace.dataset;
