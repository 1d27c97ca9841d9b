package io.millrace.retraining;

import io.millrace.schema.ModelEntry;
import io.millrace.serde.BinaryReader;
import io.millrace.serde.BinarySerde;
import io.millrace.serde.BinaryWriter;
import io.millrace.serde.SingleObjectSerde;
import org.apache.kafka.common.serialization.Serde;

/** The local binary forms of what retraining keeps. */
final class RetrainingSerdes {

    private static final int VERSION = 0;

    static final Serde<RetrainState> STATE = BinarySerde.of(RetrainingSerdes::write, RetrainingSerdes::readState);
    static final Serde<ModelEntry> MODEL = SingleObjectSerde.of(ModelEntry.getEncoder(), ModelEntry.getDecoder());

    private RetrainingSerdes() {}

    private static void write(RetrainState value, BinaryWriter out) {
        out.version(VERSION)
                .writeLong(value.jobs())
                .writeString(value.running())
                .writeLong(value.lastJobAt())
                .writeString(value.newest())
                .writeLong(value.newestNumber())
                .writeLong(value.newestSmallestClass())
                .writeLong(value.seenNumber())
                .writeLong(value.trainedNumber())
                .writeLong(value.added())
                .writeLong(value.failed())
                .writeString(value.manual());
    }

    private static RetrainState readState(BinaryReader in) {
        in.version(VERSION);
        return new RetrainState(
                in.readLong(),
                in.readString(),
                in.readLong(),
                in.readString(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readString());
    }
}
