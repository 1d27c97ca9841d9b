package io.millrace.text.near;

import io.millrace.text.Bands;
import io.millrace.text.Cleaning;
import io.millrace.text.Fingerprint;
import io.millrace.text.Normalization;
import io.millrace.text.Sketch;
import io.millrace.text.TextCleaner;
import io.millrace.text.TextNormalizer;
import java.util.stream.LongStream;

/** What the stream does: equal fingerprints, or a key in common and enough similarity. */
final class Millrace implements Detector<Millrace.Mark> {

    static final double THRESHOLD = 0.65;

    private final TextCleaner cleaner = new TextCleaner(Cleaning.STANDARD);
    private final TextNormalizer normalizer = new TextNormalizer(Normalization.STANDARD);
    private final Bands bands = Bands.STANDARD;

    /** Fingerprint, sketch and keys of a text. */
    record Mark(Fingerprint fingerprint, Sketch sketch, long[] keys) {}

    @Override
    public String name() {
        return "Millrace";
    }

    @Override
    public Mark mark(String text) {
        String normalised = normalizer.normalize(cleaner.clean(text));
        Sketch sketch = Sketch.of(normalised);
        return new Mark(Fingerprint.of(normalised), sketch, bands.keys(sketch));
    }

    @Override
    public long[] keys(Mark mark) {
        return LongStream.concat(LongStream.of(mark.fingerprint.high()), LongStream.of(mark.keys))
                .toArray();
    }

    @Override
    public boolean near(Mark one, Mark other) {
        return one.fingerprint.equals(other.fingerprint)
                || meet(one.keys, other.keys) && one.sketch.similarity(other.sketch) >= THRESHOLD;
    }

    private static boolean meet(long[] one, long[] other) {
        boolean meet = false;
        for (int band = 0; band < Math.min(one.length, other.length); band++) {
            meet |= one[band] == other[band];
        }
        return meet;
    }
}
