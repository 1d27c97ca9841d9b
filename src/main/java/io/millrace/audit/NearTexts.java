package io.millrace.audit;

import io.millrace.spill.Buckets;
import io.millrace.text.Bands;
import io.millrace.text.Sketch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds for each held-out text a near one in train. Texts that share a key of their sketches are compared, and only a similarity
 * that is at least the threshold counts. The search for a text ends with the first that is near, so a thousand copies cost no
 * more than one.
 *
 * <p>Memory: sketches of {@value #BLOCK} held-out texts, and one bit for each. Keys are spread over buckets; the sketches are in a
 * file. For one thread.
 */
final class NearTexts {

    private static final int BLOCK = 8_192;
    private static final int TRAIN = -1;

    /** Takes pairs that are near. */
    @FunctionalInterface
    interface Visitor {
        void visit(long heldOut, long train, double similarity);
    }

    private record HeldOut(int number, SketchFile.Stored text) {}

    private final Buckets keys;
    private final SketchFile sketches;
    private final Bands bands;
    private final double threshold;
    private final BitSet found = new BitSet();
    private int heldOut;

    /**
     * @param keys empty buckets
     * @param sketches an empty file
     * @param bands which keys a sketch has
     * @param threshold the least similarity of texts that are near
     */
    NearTexts(Buckets keys, SketchFile sketches, Bands bands, double threshold) {
        this.keys = keys;
        this.sketches = sketches;
        this.bands = bands;
        this.threshold = threshold;
    }

    /** Adds a text by its row. One that is too short to be near any other is passed over. */
    void add(long row, boolean isHeldOut, Sketch sketch) throws IOException {
        if (!sketch.isEmpty()) {
            int number = isHeldOut ? heldOut++ : TRAIN;
            byte[] value = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(sketches.append(row, sketch))
                    .putInt(number)
                    .array();
            for (long key : bands.keys(sketch)) {
                keys.add(key, "", value);
            }
        }
    }

    /** Visits for each held-out text that has one near in train one such pair, once, after all have been added. */
    void drain(Visitor visitor) throws IOException {
        sketches.flush();
        keys.drain(bucket -> {
            for (long begin = 0; begin < bucket.entries(); ) {
                Block block = new Block(begin, visitor);
                bucket.forEach(block::load);
                bucket.forEach(block::compare);
                begin = block.end;
            }
        });
    }

    /** Some held-out texts of a bucket, by key. */
    private final class Block {

        private final long begin;
        private final Visitor visitor;
        private final Map<Long, List<HeldOut>> byKey = new HashMap<>();
        private int size;
        private long entry;
        private long end;

        /**
         * @param begin the first entry of the bucket that may be loaded
         * @param visitor takes what is near
         */
        Block(long begin, Visitor visitor) {
            this.begin = begin;
            this.visitor = visitor;
        }

        void load(long key, String none, byte[] value) throws IOException {
            if (entry >= begin && size < BLOCK) {
                int number = ByteBuffer.wrap(value).getInt(Long.BYTES);
                if (number != TRAIN && !found.get(number)) {
                    byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(new HeldOut(number, read(value)));
                    size++;
                }
                end = entry + 1;
            }
            entry++;
        }

        void compare(long key, String none, byte[] value) throws IOException {
            List<HeldOut> candidates = byKey.getOrDefault(key, List.of());
            boolean isTrain = ByteBuffer.wrap(value).getInt(Long.BYTES) == TRAIN;
            if (isTrain && candidates.stream().anyMatch(text -> !found.get(text.number()))) {
                SketchFile.Stored train = read(value);
                candidates.forEach(text -> compare(text, train));
            }
        }

        private void compare(HeldOut text, SketchFile.Stored train) {
            double similarity = text.text().sketch().similarity(train.sketch());
            if (similarity >= threshold && !found.get(text.number())) {
                found.set(text.number());
                visitor.visit(text.text().row(), train.row(), similarity);
            }
        }

        private SketchFile.Stored read(byte[] value) throws IOException {
            return sketches.read(ByteBuffer.wrap(value).getLong());
        }
    }
}
