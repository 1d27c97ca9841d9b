package io.millrace.dataset;

import io.millrace.spill.BucketSort;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Collects which reviews are in the train split, for {@link TrainedOn}. The file is a sequence of 8-byte numbers,
 * big-endian, distinct and ascending as unsigned: the first 8 bytes of SHA-256 of each review id in UTF-8.
 */
final class TrainIds {

    static final String FILE = "train-ids.bin";

    private static final byte[] PRESENT = {};

    private final BucketSort hashes;

    TrainIds(BucketSort hashes) {
        this.hashes = hashes;
    }

    static long hash(String reviewId) {
        return Sha256.first8(reviewId.getBytes(StandardCharsets.UTF_8));
    }

    void add(String reviewId) throws IOException {
        hashes.add(hash(reviewId), "", PRESENT);
    }

    FileEntry write(Path directory) throws IOException {
        try (HashedFile file = new HashedFile(directory.resolve(FILE))) {
            DataOutputStream out = new DataOutputStream(file.out());
            long[] rows = {0};
            hashes.drain((hash, key, value) -> {
                out.writeLong(hash);
                rows[0]++;
            });
            return file.seal(rows[0]);
        }
    }
}
