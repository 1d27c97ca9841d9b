package io.millrace.curation;

import io.millrace.grouping.Arrival;
import io.millrace.grouping.Claim;
import io.millrace.grouping.Copy;
import io.millrace.grouping.Holder;
import io.millrace.grouping.IndexEntry;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.Lookup;
import io.millrace.grouping.Near;
import io.millrace.grouping.Recount;
import io.millrace.grouping.Relation;
import io.millrace.grouping.Standing;
import io.millrace.grouping.Tally;
import io.millrace.grouping.TextAnswer;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Counted;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.grouping.TextMessage.Question;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Reply;
import io.millrace.grouping.TextMessage.Uncounted;
import io.millrace.grouping.Verdict;
import io.millrace.serde.BinaryReader;
import io.millrace.serde.BinarySerde;
import io.millrace.serde.BinaryWriter;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/**
 * The local binary forms of what is kept of texts and said between them, as {@link CurationSerdes} are those of reviews. They
 * hold no text.
 */
final class TextSerdes {

    private static final int VERSION = 0;

    private static final int CLAIMED = 0;
    private static final int RELEASE = 1;
    private static final int PROPOSALS = 2;
    private static final int QUESTION = 3;
    private static final int REPLY = 4;
    private static final int COUNTED = 5;
    private static final int UNCOUNTED = 6;

    private static final int VERDICT = 0;
    private static final int RECOUNT = 1;

    static final Serde<TextMessage> MESSAGE = versioned(TextSerdes::write, TextSerdes::readMessage);
    static final Serde<TextAnswer> ANSWER = versioned(TextSerdes::write, TextSerdes::readAnswer);
    static final Serde<KnownText> KNOWN = versioned(TextSerdes::write, TextSerdes::readKnown);
    static final Serde<Sketch> SKETCH = versioned(TextSerdes::write, TextSerdes::readSketch);
    static final Serde<Lookup> LOOKUP = versioned(TextSerdes::write, TextSerdes::readLookup);
    static final Serde<CopyKey> COPY_KEY = BinarySerde.of(TextSerdes::write, TextSerdes::readCopyKey);
    static final Serde<Copy> COPY = versioned(TextSerdes::write, TextSerdes::readCopy);
    static final Serde<List<Fingerprint>> BUCKET =
            versioned((texts, out) -> writeAll(texts, out, TextSerdes::write), in -> readAll(in, TextSerdes::readText));
    static final Serde<IndexEntry> INDEX_ENTRY = versioned(TextSerdes::write, TextSerdes::readEntry);

    private TextSerdes() {}

    private static <T> Serde<T> versioned(BiConsumer<T, BinaryWriter> write, Function<BinaryReader, T> read) {
        return BinarySerde.of((value, out) -> write.accept(value, out.version(VERSION)), in -> {
            in.version(VERSION);
            return read.apply(in);
        });
    }

    private static void write(TextMessage value, BinaryWriter out) {
        if (value instanceof Claimed claimed) {
            write(claimed.claim(), out.writeInt(CLAIMED));
            write(claimed.sketch(), out);
        } else if (value instanceof Release release) {
            out.writeInt(RELEASE).writeString(release.reviewId());
        } else if (value instanceof Proposals proposals) {
            writeAll(proposals.near(), out.writeInt(PROPOSALS), TextSerdes::write);
        } else if (value instanceof Question question) {
            write(question.arrival(), out.writeInt(QUESTION));
            out.writeDouble(question.similarity());
        } else if (value instanceof Reply reply) {
            write(reply.from(), out.writeInt(REPLY));
            writeOptional(reply.relation(), out, TextSerdes::write);
        } else if (value instanceof Counted counted) {
            write(counted.copy(), out.writeInt(COUNTED));
        } else if (value instanceof Uncounted uncounted) {
            out.writeInt(UNCOUNTED)
                    .writeString(uncounted.reviewId())
                    .writeLong(uncounted.identity())
                    .writeLong(uncounted.offset());
        }
    }

    private static TextMessage readMessage(BinaryReader in) {
        int kind = in.readInt();
        return switch (kind) {
            case CLAIMED -> new Claimed(readClaim(in), readSketch(in));
            case RELEASE -> new Release(in.readString());
            case PROPOSALS -> new Proposals(readAll(in, TextSerdes::readNear));
            case QUESTION -> new Question(readArrival(in), in.readDouble());
            case REPLY -> new Reply(readText(in), readOptional(in, TextSerdes::readRelation));
            case COUNTED -> new Counted(readCopy(in));
            case UNCOUNTED -> new Uncounted(in.readString(), in.readLong(), in.readLong());
            default -> throw new IllegalArgumentException("unknown message " + kind);
        };
    }

    private static void write(Claim value, BinaryWriter out) {
        out.writeString(value.reviewId())
                .writeLong(value.offset())
                .writeLong(value.time())
                .writeLong(value.identity())
                .writeInt(value.stars());
        writeOptional(value.group(), out, TextSerdes::write);
        writeAll(value.flags(), out.writeString(value.language()), (flag, flags) -> flags.writeString(flag));
    }

    private static Claim readClaim(BinaryReader in) {
        return new Claim(
                in.readString(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                readOptional(in, TextSerdes::readText),
                in.readString(),
                readAll(in, BinaryReader::readString));
    }

    private static void write(TextAnswer value, BinaryWriter out) {
        if (value instanceof Verdict verdict) {
            write(verdict, out.writeInt(VERDICT));
        } else if (value instanceof Recount recount) {
            write(recount.text(), out.writeInt(RECOUNT).writeString(recount.reviewId()));
            write(recount.standing(), out);
        }
    }

    private static TextAnswer readAnswer(BinaryReader in) {
        int kind = in.readInt();
        return switch (kind) {
            case VERDICT -> readVerdict(in);
            case RECOUNT -> new Recount(in.readString(), readText(in), readStanding(in));
            default -> throw new IllegalArgumentException("unknown answer " + kind);
        };
    }

    static void write(Standing value, BinaryWriter out) {
        write(value.others(), out.writeInt(value.copies()));
    }

    static Standing readStanding(BinaryReader in) {
        return new Standing(in.readInt(), readTally(in));
    }

    /** Most texts have no copies: that is one byte. */
    private static void write(Tally value, BinaryWriter out) {
        Tally counted = value.isEmpty() ? null : value;
        writeOptional(counted, out, (tally, to) -> writeAll(tally.counts(), to, (count, one) -> one.writeInt(count)));
    }

    private static Tally readTally(BinaryReader in) {
        Tally counted = readOptional(in, some -> new Tally(readAll(some, BinaryReader::readInt)));
        return counted == null ? Tally.NONE : counted;
    }

    private static void write(CopyKey value, BinaryWriter out) {
        write(value.text(), out);
        out.writeLong(value.identity());
    }

    private static CopyKey readCopyKey(BinaryReader in) {
        return new CopyKey(readText(in), in.readLong());
    }

    private static void write(Copy value, BinaryWriter out) {
        out.writeString(value.reviewId())
                .writeLong(value.identity())
                .writeLong(value.offset())
                .writeInt(value.stars());
    }

    private static Copy readCopy(BinaryReader in) {
        return new Copy(in.readString(), in.readLong(), in.readLong(), in.readInt());
    }

    private static void write(Verdict value, BinaryWriter out) {
        write(value.claim(), out);
        write(value.text(), out);
        writeOptional(value.group(), out.writeString(value.kind().name()), TextSerdes::write);
        out.writeString(value.matched()).writeDouble(value.similarity());
        writeOptional(value.countedAt(), out, TextSerdes::write);
        writeOptional(value.standing(), out.writeBoolean(value.conflict()), TextSerdes::write);
    }

    private static Verdict readVerdict(BinaryReader in) {
        return new Verdict(
                readClaim(in),
                readText(in),
                Verdict.Kind.valueOf(in.readString()),
                readOptional(in, TextSerdes::readText),
                in.readString(),
                in.readDouble(),
                readOptional(in, TextSerdes::readText),
                in.readBoolean(),
                readOptional(in, TextSerdes::readStanding));
    }

    private static void write(KnownText value, BinaryWriter out) {
        write(value.group(), out);
        writeAll(value.holders(), out.writeBoolean(value.torn()), TextSerdes::write);
        writeAll(value.near(), out, TextSerdes::write);
        write(value.tally(), out.writeBoolean(value.indexed()));
    }

    private static KnownText readKnown(BinaryReader in) {
        Fingerprint group = readText(in);
        boolean torn = in.readBoolean();
        return new KnownText(
                group,
                torn,
                List.copyOf(readAll(in, TextSerdes::readHolder)),
                List.copyOf(readAll(in, TextSerdes::readNear)),
                in.readBoolean(),
                readTally(in));
    }

    private static void write(Holder value, BinaryWriter out) {
        out.writeString(value.reviewId()).writeLong(value.identity()).writeInt(value.stars());
    }

    private static Holder readHolder(BinaryReader in) {
        return new Holder(in.readString(), in.readLong(), in.readInt());
    }

    private static void write(Sketch value, BinaryWriter out) {
        ByteBuffer shingles = ByteBuffer.allocate(Integer.BYTES * value.shingles().length);
        shingles.asIntBuffer().put(value.shingles());
        out.writeInt(value.contrast()).writeBytes(shingles.array());
    }

    private static Sketch readSketch(BinaryReader in) {
        int contrast = in.readInt();
        IntBuffer hashes = ByteBuffer.wrap(in.readBytes()).asIntBuffer();
        int[] shingles = new int[hashes.remaining()];
        hashes.get(shingles);
        return new Sketch(shingles, contrast);
    }

    private static void write(Lookup value, BinaryWriter out) {
        write(value.arrival(), out);
        writeAll(value.claims(), out.writeInt(value.slots()), TextSerdes::write);
        writeMap(value.proposed(), out, (similarity, to) -> to.writeDouble(similarity));
        writeMap(value.asked(), out, (count, to) -> to.writeInt(count));
        writeMap(value.near(), out, TextSerdes::write);
        writeAll(value.waiting(), out, TextSerdes::write);
    }

    private static Lookup readLookup(BinaryReader in) {
        Arrival arrival = readArrival(in);
        int slots = in.readInt();
        return new Lookup(
                arrival,
                slots,
                readAll(in, TextSerdes::readClaim),
                readMap(in, BinaryReader::readDouble),
                readMap(in, BinaryReader::readInt),
                readMap(in, TextSerdes::readRelation),
                readAll(in, TextSerdes::readNear));
    }

    private static <V> void writeMap(Map<Fingerprint, V> map, BinaryWriter out, BiConsumer<V, BinaryWriter> write) {
        writeAll(map.entrySet(), out, (entry, to) -> {
            write(entry.getKey(), to);
            write.accept(entry.getValue(), to);
        });
    }

    private static <V> Map<Fingerprint, V> readMap(BinaryReader in, Function<BinaryReader, V> value) {
        Map<Fingerprint, V> map = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            map.put(readText(in), value.apply(in));
        }
        return map;
    }

    private static void write(Near value, BinaryWriter out) {
        write(value.text(), out);
        out.writeDouble(value.similarity());
    }

    private static Near readNear(BinaryReader in) {
        return new Near(readText(in), in.readDouble());
    }

    private static void write(Arrival value, BinaryWriter out) {
        write(value.text(), out.writeLong(value.time()).writeString(value.reviewId()));
    }

    private static Arrival readArrival(BinaryReader in) {
        return new Arrival(in.readLong(), in.readString(), readText(in));
    }

    private static void write(Relation value, BinaryWriter out) {
        write(value.group(), out.writeDouble(value.similarity()));
        writeAll(value.holders(), out, TextSerdes::write);
    }

    private static Relation readRelation(BinaryReader in) {
        return new Relation(in.readDouble(), readText(in), readAll(in, TextSerdes::readHolder));
    }

    private static void write(IndexEntry value, BinaryWriter out) {
        write(value.text(), out.writeInt(value.slot()));
        write(value.sketch(), out);
        out.writeInt(value.keys().length);
        for (long key : value.keys()) {
            out.writeLong(key);
        }
    }

    private static IndexEntry readEntry(BinaryReader in) {
        int slot = in.readInt();
        Fingerprint text = readText(in);
        Sketch sketch = readSketch(in);
        long[] keys = new long[in.readInt()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.readLong();
        }
        return new IndexEntry(slot, text, sketch, keys);
    }

    private static void write(Fingerprint value, BinaryWriter out) {
        out.writeFixed(value.bytes());
    }

    private static Fingerprint readText(BinaryReader in) {
        return CurationSerdes.readFingerprint(in);
    }

    private static <T> void writeOptional(T value, BinaryWriter out, BiConsumer<T, BinaryWriter> write) {
        out.writeBoolean(value != null);
        if (value != null) {
            write.accept(value, out);
        }
    }

    private static <T> T readOptional(BinaryReader in, Function<BinaryReader, T> read) {
        return in.readBoolean() ? read.apply(in) : null;
    }

    private static <T> void writeAll(Collection<T> values, BinaryWriter out, BiConsumer<T, BinaryWriter> write) {
        out.writeInt(values.size());
        values.forEach(value -> write.accept(value, out));
    }

    private static <T> List<T> readAll(BinaryReader in, Function<BinaryReader, T> read) {
        int count = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read.apply(in));
        }
        return values;
    }
}
