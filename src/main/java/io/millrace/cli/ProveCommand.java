package io.millrace.cli;

import io.millrace.dataset.ProofJson;
import io.millrace.dataset.Prover;
import io.millrace.dataset.RecordProof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and checks proofs that a review is in a dataset, or is not. */
@Command(
        name = "prove",
        description =
                "Print a proof that a review is in a snapshot, or that it is not, as JSON; or check such a proof, without"
                        + " the snapshot. Exit code 1 if the proof does not hold.")
final class ProveCommand implements Callable<Integer> {

    /** Makes one. */
    private static final class Making {
        @Parameters(
                index = "0",
                paramLabel = "SNAPSHOT",
                description = "Id of a snapshot, or directory of a dataset, which needs no Kafka.")
        private String snapshot;

        @Option(names = "--review", paramLabel = "REVIEW_ID", required = true, description = "The review.")
        private String reviewId;
    }

    /** Checks one. */
    private static final class Checking {
        @Option(names = "--check", paramLabel = "FILE", required = true, description = "A file with a proof.")
        private Path file;

        @Option(
                names = "--root",
                paramLabel = "HEX",
                required = true,
                description = "The record_root of the snapshot, from a source that you trust: its manifest as it was"
                        + " published, or `millrace snapshots show`.")
        private String root;

        @Option(
                names = "--built-root",
                paramLabel = "HEX",
                description =
                        "The root of the snapshot as it was built, the first previous_record_root of its redactions:"
                                + " also check that the review was in it, and so was taken out.")
        private String builtRoot;
    }

    /** Either. */
    private static final class Task {
        @ArgGroup(exclusive = false)
        private Making making;

        @ArgGroup(exclusive = false)
        private Checking checking;
    }

    @Mixin
    private ConnectionOptions options;

    @ArgGroup(multiplicity = "1")
    private Task task;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            return task.making == null ? check(task.checking, out) : make(task.making, out);
        } finally {
            out.flush();
        }
    }

    private int make(Making making, PrintWriter out) {
        try (AuditedSnapshots snapshots = new AuditedSnapshots(options.clientConfig())) {
            Path directory = snapshots.find(List.of(making.snapshot)).get(0).directory();
            out.println(ProofJson.of(Prover.prove(directory, making.reviewId)).toPrettyString());
            return ExitCodes.OK;
        }
    }

    private static int check(Checking checking, PrintWriter out) throws IOException {
        RecordProof proof = ProofJson.read(Files.readString(checking.file));
        if (!proof.holds(checking.root)) {
            throw new CliException("the proof does not hold for the root " + checking.root
                    + (proof.recordRoot().equals(checking.root) ? "" : "; it was made for " + proof.recordRoot()));
        }
        if (checking.builtRoot != null && !proof.wasIn(checking.builtRoot)) {
            throw new CliException(
                    "the proof does not show that the review was in the dataset with the root " + checking.builtRoot);
        }
        out.println(words(proof) + " the dataset with the root " + checking.root);
        if (checking.builtRoot != null) {
            out.println("it was in the dataset as it was built, with the root " + checking.builtRoot);
        }
        return ExitCodes.OK;
    }

    private static String words(RecordProof proof) {
        return proof.isOfPresence()
                ? "review " + proof.reviewId() + " is, with " + proof.record().stars() + " stars and "
                        + proof.record().rows() + " rows, in "
                        + proof.record().split().name().toLowerCase(Locale.ROOT) + " of"
                : "review " + proof.reviewId() + " is not in";
    }
}
