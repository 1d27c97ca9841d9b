package io.millrace.snapshot;

import io.millrace.schema.LogCounts;
import io.millrace.serde.BinaryReader;
import io.millrace.serde.BinarySerde;
import io.millrace.serde.BinaryWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/** The local binary forms of windows and plans. */
final class SnapshotSerdes {

    private static final int VERSION = 0;

    static final Serde<OpenWindow> WINDOW = BinarySerde.of(SnapshotSerdes::write, SnapshotSerdes::readWindow);
    static final Serde<Plan> PLAN = BinarySerde.of(SnapshotSerdes::write, SnapshotSerdes::readPlan);

    private SnapshotSerdes() {}

    private static void write(OpenWindow value, BinaryWriter out) {
        out.version(VERSION)
                .writeLong(value.startOffset())
                .writeLong(value.endOffset())
                .writeLong(value.streamTime())
                .writeLong(value.openedAt())
                .writeLong(value.openedAtClock());
        write(value.counts(), out);
    }

    private static OpenWindow readWindow(BinaryReader in) {
        in.version(VERSION);
        return new OpenWindow(
                in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), readCounts(in));
    }

    private static void write(Plan value, BinaryWriter out) {
        out.version(VERSION).writeLong(value.number()).writeInt(value.ends().size());
        value.ends().forEach((partition, end) -> out.writeInt(partition).writeLong(end));
        write(value.added(), out);
        out.writeLong(value.oldestAt());
    }

    private static Plan readPlan(BinaryReader in) {
        in.version(VERSION);
        long number = in.readLong();
        int size = in.readInt();
        SortedMap<Integer, Long> ends = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            ends.put(in.readInt(), in.readLong());
        }
        return new Plan(number, ends, readCounts(in), in.readLong());
    }

    private static void write(LogCounts value, BinaryWriter out) {
        out.writeLong(value.getNewRecords())
                .writeLong(value.getChangedRecords())
                .writeLong(value.getErasedRecords());
        write(value.getBySplit(), out);
        write(value.getByLabel(), out);
        write(value.getByLanguage(), out);
        write(value.getTrainByLabel(), out);
    }

    private static LogCounts readCounts(BinaryReader in) {
        return new LogCounts(
                in.readLong(), in.readLong(), in.readLong(), readMap(in), readMap(in), readMap(in), readMap(in));
    }

    private static void write(Map<String, Long> value, BinaryWriter out) {
        out.writeInt(value.size());
        value.forEach((key, count) -> out.writeString(key).writeLong(count));
    }

    private static Map<String, Long> readMap(BinaryReader in) {
        int size = in.readInt();
        Map<String, Long> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            map.put(in.readString(), in.readLong());
        }
        return map;
    }
}
