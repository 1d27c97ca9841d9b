package io.millrace.model;

import java.nio.ByteBuffer;

/**
 * The binary form of a {@link LinearModel}, big-endian. The same model always has the same bytes.
 *
 * <pre>
 * bytes 0-3    magic "MRLM"
 * bytes 4-7    version of the format, 1
 * bytes 8-11   hash bits
 * bytes 12-15  n, how many buckets follow; only those that count are written
 * bytes 16-35  intercepts for 1 to 5 stars, 5 floats
 * n times 28   bucket (int, strictly ascending), inverse document frequency (float, &gt; 0), weights for 1 to 5 stars (5 floats)
 * </pre>
 *
 * <p>Reading trusts nothing: lengths are checked before anything is allocated, bucket numbers and order, and that all
 * numbers are finite.
 */
public final class LinearModelFormat {

    private static final int MAGIC = 0x4d524c4d;
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 36;
    private static final int ENTRY_BYTES = 28;

    /** The size of the largest model, in bytes. */
    static final long BYTES_MAX = HEADER_BYTES + (1L << HashedNgrams.BITS_MAX) * ENTRY_BYTES;

    private LinearModelFormat() {}

    /** Renders a model. */
    public static byte[] write(LinearModel model) {
        TfIdf features = model.features();
        int entries = entries(features);
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + entries * ENTRY_BYTES);
        out.putInt(MAGIC).putInt(VERSION).putInt(features.ngrams().bits()).putInt(entries);
        for (int label = 0; label < LinearModel.LABELS; label++) {
            out.putFloat(model.bias(label));
        }
        for (int bucket = 0; bucket < features.ngrams().buckets(); bucket++) {
            if (features.idf(bucket) > 0) {
                writeEntry(model, bucket, out);
            }
        }
        return out.array();
    }

    private static int entries(TfIdf features) {
        int entries = 0;
        for (int bucket = 0; bucket < features.ngrams().buckets(); bucket++) {
            entries += features.idf(bucket) > 0 ? 1 : 0;
        }
        return entries;
    }

    private static void writeEntry(LinearModel model, int bucket, ByteBuffer out) {
        out.putInt(bucket).putFloat(model.features().idf(bucket));
        for (int label = 0; label < LinearModel.LABELS; label++) {
            out.putFloat(model.weight(bucket, label));
        }
    }

    /**
     * Parses a model.
     *
     * @throws ModelException if the bytes are not such a model
     */
    public static LinearModel read(byte[] bytes) {
        require(bytes.length >= HEADER_BYTES, "it is shorter than its header");
        ByteBuffer in = ByteBuffer.wrap(bytes);
        require(in.getInt() == MAGIC, "it does not begin with MRLM");
        int version = in.getInt();
        require(version == VERSION, "its format has version " + version + ", and this program reads " + VERSION);
        int bits = in.getInt();
        require(bits >= HashedNgrams.BITS_MIN && bits <= HashedNgrams.BITS_MAX, "its hash bits are " + bits);
        int entries = in.getInt();
        require(entries >= 0 && bytes.length == HEADER_BYTES + (long) entries * ENTRY_BYTES, "its length is wrong");
        return readBody(in, new HashedNgrams(bits), entries);
    }

    private static LinearModel readBody(ByteBuffer in, HashedNgrams ngrams, int entries) {
        float[] bias = new float[LinearModel.LABELS];
        readFloats(in, bias, 0);
        float[] idf = new float[ngrams.buckets()];
        float[] weights = new float[LinearModel.LABELS * ngrams.buckets()];
        int previous = -1;
        for (int i = 0; i < entries; i++) {
            int bucket = in.getInt();
            require(bucket > previous && bucket < ngrams.buckets(), "its buckets are out of order or out of range");
            idf[bucket] = in.getFloat();
            require(idf[bucket] > 0 && Float.isFinite(idf[bucket]), "it has a document frequency that cannot be");
            readFloats(in, weights, LinearModel.LABELS * bucket);
            previous = bucket;
        }
        return new LinearModel(new TfIdf(ngrams, idf), weights, bias);
    }

    private static void readFloats(ByteBuffer in, float[] into, int first) {
        for (int i = first; i < first + LinearModel.LABELS; i++) {
            into[i] = in.getFloat();
            require(Float.isFinite(into[i]), "it has a weight that is not a number");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new ModelException("this is not a usable linear model: " + message);
        }
    }
}
