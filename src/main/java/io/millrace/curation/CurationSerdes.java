package io.millrace.curation;

import io.millrace.curation.Status.Counted;
import io.millrace.curation.Status.Held;
import io.millrace.curation.Status.Pending;
import io.millrace.serde.BinaryReader;
import io.millrace.serde.BinarySerde;
import io.millrace.serde.BinaryWriter;
import io.millrace.text.Fingerprint;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The local binary forms of what curation keeps of reviews. Each begins with a version byte. They are written by
 * hand, not by the registry: an outage of it must not stop a restore.
 */
final class CurationSerdes {

    private static final int VERSION = 0;

    /** Since version 1 a label says what had been predicted. */
    private static final int STATUS_VERSION = 1;

    private static final int FINGERPRINT_BYTES = 16;

    static final Serde<String> REVIEW_ID = Serdes.String();
    static final Serde<Fingerprint> FINGERPRINT = Serdes.serdeFrom(
            (topic, value) -> value == null ? null : value.bytes(),
            (topic, bytes) -> bytes == null ? null : Fingerprint.fromBytes(bytes));
    static final Serde<Candidate> CANDIDATE = BinarySerde.of(CurationSerdes::write, CurationSerdes::readCandidate);
    static final Serde<Status> STATUS = BinarySerde.of(CurationSerdes::write, CurationSerdes::readStatus);

    private CurationSerdes() {}

    private static void write(Candidate value, BinaryWriter out) {
        out.version(VERSION)
                .writeLong(value.sourceOffset())
                .writeString(value.title())
                .writeString(value.body())
                .writeInt(value.stars())
                .writeString(value.language())
                .writeString(value.productId())
                .writeString(value.reviewerId())
                .writeString(value.productCategory())
                .writeLong(value.reviewedAt())
                .writeFixed(value.fingerprint().bytes());
    }

    private static Candidate readCandidate(BinaryReader in) {
        in.version(VERSION);
        return new Candidate(
                in.readLong(),
                in.readString(),
                in.readString(),
                in.readInt(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readLong(),
                readFingerprint(in));
    }

    private static void write(Status value, BinaryWriter out) {
        out.version(STATUS_VERSION)
                .writeBoolean(value.pending() != null)
                .writeBoolean(value.held() != null)
                .writeBoolean(value.counted() != null)
                .writeBoolean(value.feedback() != null);
        if (value.pending() != null) {
            write(value.pending(), out);
        }
        if (value.held() != null) {
            write(value.held(), out);
        }
        if (value.counted() != null) {
            write(value.counted(), out);
        }
        if (value.feedback() != null) {
            write(value.feedback(), out);
        }
    }

    private static Status readStatus(BinaryReader in) {
        int version = in.version(STATUS_VERSION);
        boolean pending = in.readBoolean();
        boolean held = in.readBoolean();
        boolean counted = in.readBoolean();
        boolean feedback = in.readBoolean();
        return new Status(
                pending ? readPending(in) : null,
                held ? readHeld(in) : null,
                counted ? readCounted(in) : null,
                feedback ? readLabel(in, version) : null);
    }

    private static void write(Pending value, BinaryWriter out) {
        out.writeLong(value.offset()).writeFixed(value.fingerprint().bytes()).writeLong(value.content());
    }

    private static Pending readPending(BinaryReader in) {
        return new Pending(in.readLong(), readFingerprint(in), in.readLong());
    }

    private static void write(Held value, BinaryWriter out) {
        out.writeFixed(value.fingerprint().bytes()).writeFixed(value.group().bytes());
        TextSerdes.write(value.standing(), out);
        out.writeLong(value.content()).writeLong(value.published()).writeInt(value.revision());
    }

    private static Held readHeld(BinaryReader in) {
        return new Held(
                readFingerprint(in),
                readFingerprint(in),
                TextSerdes.readStanding(in),
                in.readLong(),
                in.readLong(),
                in.readInt());
    }

    private static void write(Counted value, BinaryWriter out) {
        out.writeFixed(value.text().bytes()).writeLong(value.identity()).writeLong(value.offset());
    }

    private static Counted readCounted(BinaryReader in) {
        return new Counted(readFingerprint(in), in.readLong(), in.readLong());
    }

    private static void write(Label value, BinaryWriter out) {
        out.writeInt(value.stars())
                .writeString(value.source())
                .writeDouble(value.weight())
                .writeLong(value.givenAt())
                .writeInt(value.predicted());
    }

    private static Label readLabel(BinaryReader in, int version) {
        return new Label(
                in.readInt(),
                in.readString(),
                in.readDouble(),
                in.readLong(),
                version == 0 ? Label.UNSEEN : in.readInt());
    }

    static Fingerprint readFingerprint(BinaryReader in) {
        return Fingerprint.fromBytes(in.readFixed(FINGERPRINT_BYTES));
    }
}
