package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Copies of the train split in other orders, one for each further pass of a trainer: {@code train.epoch-2.jsonl} and so on,
 * with {@code train.epoch-2.index.jsonl} beside it, and the same in the folders of further formats of lines.
 *
 * <p>The order of epoch n is that of the first 8 bytes of SHA-256 of seed (8 bytes), n (4 bytes) and line (8 bytes, from 1),
 * big-endian. It is a pure function of the files, and line k of a file and of its index are still of one record. Formats that
 * have a row for every record have the same order, too.
 */
public final class EpochFiles {

    private static final Pattern NAME = Pattern.compile("(?:[a-z-]+/)?train\\.epoch-[0-9]+(?:\\.index)?\\.jsonl");

    private EpochFiles() {}

    /** Whether a file of that name is such a copy; manifests do not name them. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Writes the copies beside the files. Memory is bounded, see {@link BucketSort}; the disk needs room for one more copy of the
     * largest file.
     *
     * @param directory a dataset
     * @param epochs how many there are, from 1, of which the first has its files already
     * @throws DatasetException if the dataset cannot be read or the copies cannot be written
     */
    public static void write(Path directory, int epochs) {
        DatasetConfiguration configuration = StoredDataset.open(directory).configuration();
        WorkFolder.use(directory, ".epochs-", work -> {
            for (String file : files(configuration)) {
                for (int epoch = 2; epoch <= epochs; epoch++) {
                    write(directory, file, configuration.seed(), epoch, work);
                }
            }
            return epochs;
        });
    }

    private static List<String> files(DatasetConfiguration configuration) {
        List<String> files = new ArrayList<>(List.of(SplitFiles.rowsOf(Split.TRAIN), SplitFiles.indexOf(Split.TRAIN)));
        configuration.furtherFormats().stream()
                .filter(RecordFormat::hasLines)
                .forEach(format -> files.add(configuration.nameOf(format, Split.TRAIN)));
        return files;
    }

    private static void write(Path directory, String file, long seed, int epoch, Path work) throws IOException {
        BucketSort lines = new BucketSort(new Buckets(work.resolve("lines"), Buckets.COUNT, Buckets.Limit.STANDARD));
        try (LineFile in = new LineFile(directory.resolve(file))) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                lines.add(position(seed, epoch, in.line()), Long.toString(in.line()), line);
            }
        }
        Path shuffled = work.resolve("shuffled");
        try (HashedFile out = new HashedFile(shuffled)) {
            lines.drain((position, number, line) -> {
                out.out().write(line);
                out.out().write('\n');
            });
            out.seal(0);
        }
        Files.move(shuffled, directory.resolve(nameOf(file, epoch)), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long position(long seed, int epoch, long line) {
        return Sha256.first8(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(seed)
                .putInt(epoch)
                .putLong(line)
                .array());
    }

    private static String nameOf(String file, int epoch) {
        return file.replaceFirst("train\\.", "train.epoch-" + epoch + ".");
    }
}
