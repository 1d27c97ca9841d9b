package io.millrace.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The reviews that a model was trained on, to tell whether its prediction of one is worth anything. Holds 8 bytes a
 * review. Two ids share a hash with a chance of n / 2^64, so a wrong yes is possible in theory, a wrong no is not.
 * Immutable, for any number of threads.
 */
public final class TrainedOn {

    /** The files of a snapshot, or of a model, that are read here. */
    public static final Set<String> FILES = Set.of(TrainIds.FILE);

    private static final TrainedOn NONE = new TrainedOn(new long[0]);

    /** Ascending as signed numbers: the unsigned hashes with the first bit flipped. */
    private final long[] hashes;

    private TrainedOn(long[] hashes) {
        this.hashes = hashes;
    }

    /** No review at all. */
    public static TrainedOn none() {
        return NONE;
    }

    /**
     * Loads what a dataset's train split was made of.
     *
     * @param directory the directory of the snapshot, which holds {@value TrainIds#FILE}
     * @throws DatasetException if the file cannot be read or is not a sequence of ascending hashes
     */
    public static TrainedOn load(Path directory) {
        Path file = directory.resolve(TrainIds.FILE);
        try {
            return new TrainedOn(read(file));
        } catch (IOException e) {
            throw new DatasetException("Cannot read " + file + "; build the dataset again", e);
        }
    }

    private static long[] read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long[] hashes = new long[Math.toIntExact(channel.size() / Long.BYTES)];
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = in.readLong() ^ Long.MIN_VALUE;
            }
            return requireSorted(hashes, channel.size());
        }
    }

    private static long[] requireSorted(long[] hashes, long bytes) throws IOException {
        boolean ascending = IntStream.range(1, hashes.length).allMatch(i -> hashes[i - 1] < hashes[i]);
        if (!ascending || bytes % Long.BYTES != 0) {
            throw new IOException("Not a sequence of ascending 8-byte hashes");
        }
        return hashes;
    }

    /** Whether the train split held a record of that review. */
    public boolean contains(String reviewId) {
        return Arrays.binarySearch(hashes, TrainIds.hash(reviewId) ^ Long.MIN_VALUE) >= 0;
    }

    /** How many reviews the train split held. */
    public int size() {
        return hashes.length;
    }
}
