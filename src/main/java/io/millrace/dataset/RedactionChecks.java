package io.millrace.dataset;

import io.millrace.dataset.BuiltLeaves.BuiltLeaf;
import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.dataset.Redaction.Earlier;
import io.millrace.merkle.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proves that from the dataset as it was built nothing is gone but the leaves that {@value RemovedLeaves#FILE} names: with these, and with
 * the leaves that are there, the root of each earlier revision is made again. For one thread.
 */
final class RedactionChecks {

    private final StoredDataset dataset;
    private final Redaction redaction;
    private final Discrepancies found;

    /** @param dataset one that was rewritten */
    RedactionChecks(StoredDataset dataset, Discrepancies found) {
        this.dataset = dataset;
        this.redaction = dataset.manifest().redaction();
        this.found = found;
    }

    /** Makes the roots and compares, if there is what to make them of. */
    void run() throws IOException {
        if (dataset.leaves() == null || isMissing(RemovedLeaves.FILE) || isMissing(RemovedTests.FILE)) {
            return;
        }
        List<MerkleTree> trees =
                Stream.generate(MerkleTree::new).limit(redaction.revision()).toList();
        try (BuiltLeaves leaves = BuiltLeaves.open(dataset);
                RemovedTests tests = RemovedTests.open(dataset)) {
            long last = 0;
            for (BuiltLeaf leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                grow(trees, leaf);
                requireSense(last, leaf);
                pass(leaf, tests);
                last = leaf.position();
            }
            requireEnd(tests);
        } catch (DatasetException e) {
            tell(null, e.getMessage());
            return;
        }
        for (int revision = 0; revision < trees.size(); revision++) {
            compare(revision, trees.get(revision));
        }
    }

    private boolean isMissing(String name) {
        return Files.notExists(dataset.directory().resolve(name));
    }

    private static void pass(BuiltLeaf leaf, RemovedTests tests) throws IOException {
        if (leaf.removed() != null) {
            tests.nextAt(leaf.position());
        }
    }

    private void requireEnd(RemovedTests tests) {
        if (tests.peek() != null) {
            found.add(Discrepancy.ofFile(
                    Kind.REDACTION,
                    RemovedTests.FILE,
                    "names a record that is none of the leaves that were removed, or stands elsewhere"));
        }
    }

    private void grow(List<MerkleTree> trees, BuiltLeaf leaf) {
        for (int revision = 0; revision < trees.size(); revision++) {
            if (leaf.isIn(revision)) {
                trees.get(revision).add(leaf.hash());
            }
        }
    }

    private void requireSense(long last, BuiltLeaf leaf) {
        if (leaf.removed() != null
                && (leaf.removed().revision() < 1 || leaf.removed().revision() > redaction.revision())) {
            tell(
                    leaf.index() + 1,
                    "leaf " + leaf.index() + " of the dataset as it was built went in revision "
                            + leaf.removed().revision() + ", which there is not");
        }
        if (Long.compareUnsigned(leaf.position(), last) < 0) {
            tell(
                    leaf.index() + 1,
                    "leaf " + leaf.index() + " of the dataset as it was built stands before the one before it");
        }
    }

    private void compare(int revision, MerkleTree tree) {
        Earlier earlier = redaction.earlier().get(revision);
        String root = Sha256.hex(tree.root());
        if (tree.size() != earlier.records() || !root.equals(earlier.recordRoot())) {
            tell(
                    null,
                    "with the removed leaves revision " + revision + " has " + tree.size() + " records and the root "
                            + root + ", not " + earlier.records() + " and " + earlier.recordRoot()
                            + ": something else is gone, or was put in");
        }
    }

    private void tell(Long line, String detail) {
        found.add(new Discrepancy(Kind.REDACTION, RemovedLeaves.FILE, line, null, detail));
    }
}
