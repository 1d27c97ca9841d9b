package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class BinarySerdeTest {

    private static final Serde<Point> SERDE = BinarySerde.of(
            (point, out) -> out.version(1).writeString(point.name()).writeLong(point.x()), in -> {
                in.version(1);
                return new Point(in.readString(), in.readLong());
            });

    private record Point(String name, long x) {}

    private enum Colour {
        RED
    }

    /** One value of a random record: how to write it, how to read it, what must come back. */
    private record Part(Consumer<BinaryWriter> write, Function<BinaryReader, Object> read, Object expected) {}

    @Test
    void shouldWriteTheDocumentedBytes() {
        // When
        byte[] bytes = new BinaryWriter()
                .version(3)
                .writeLong(-1)
                .writeInt(64)
                .writeBoolean(true)
                .writeString("é")
                .writeString(null)
                .writeBytes(new byte[0])
                .writeDouble(1.0)
                .writeFixed(new byte[] {9})
                .toBytes();

        // Then
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("03" + "01" + "8001" + "01" + "06c3a9" + "00" + "02" + "3ff0000000000000" + "09");
    }

    @Test
    void shouldReadBackWhateverWasWritten() {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            List<Part> parts = new ArrayList<>();
            random.ints(random.nextInt(20), 0, 7).forEach(kind -> parts.add(part(kind, random)));
            BinaryWriter writer = new BinaryWriter().version(round % 128);

            // When
            parts.forEach(part -> part.write().accept(writer));

            // Then
            BinaryReader reader = new BinaryReader(writer.toBytes());
            assertThat(reader.version(127)).isEqualTo(round % 128);
            parts.forEach(part -> assertThat(part.read().apply(reader)).isEqualTo(part.expected()));
            assertThat(reader.exhausted()).isTrue();
        }
    }

    private static Part part(int kind, Random random) {
        long number = random.nextLong() >> random.nextInt(64);
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        String text = random.ints(random.nextInt(40), 0, 0xD800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("\uD83D\uDE00")
                .toString();
        return switch (kind) {
            case 0 -> new Part(out -> out.writeLong(number), BinaryReader::readLong, number);
            case 1 -> new Part(out -> out.writeInt((int) number), BinaryReader::readInt, (int) number);
            case 2 -> new Part(out -> out.writeBoolean(number > 0), BinaryReader::readBoolean, number > 0);
            case 3 -> new Part(out -> out.writeString(text), BinaryReader::readString, text);
            case 4 -> new Part(out -> out.writeBytes(bytes), BinaryReader::readBytes, bytes);
            case 5 -> new Part(out -> out.writeFixed(bytes), in -> in.readFixed(bytes.length), bytes);
            default -> new Part(out -> out.writeDouble(number / 7.0), BinaryReader::readDouble, number / 7.0);
        };
    }

    @Test
    void shouldKeepExtremeNumbers() {
        for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 0}) {
            // When
            byte[] bytes = new BinaryWriter().writeLong(value).toBytes();

            // Then
            assertThat(new BinaryReader(bytes).readLong()).isEqualTo(value);
        }
    }

    @Test
    void shouldPassNullsThrough() {
        assertThat(SERDE.serializer().serialize("t", null)).isNull();
        assertThat(SERDE.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void shouldRoundTripAValue() {
        // Given
        Point point = new Point(null, Long.MIN_VALUE);

        // When
        byte[] bytes = SERDE.serializer().serialize("t", point);

        // Then
        assertThat(SERDE.deserializer().deserialize("t", bytes)).isEqualTo(point);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        // Given
        byte[] bytes = SERDE.serializer().serialize("points", new Point("north", 1_000_000));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);

            // When // Then
            assertThatThrownBy(() -> SERDE.deserializer().deserialize("points", cut))
                    .isInstanceOf(BadRecordException.class)
                    .hasMessageContaining("points");
        }
    }

    @Test
    void shouldRefuseTrailingBytes() {
        // Given
        byte[] bytes = SERDE.serializer().serialize("points", new Point("north", 1));

        // When // Then
        assertThatThrownBy(() -> SERDE.deserializer().deserialize("points", Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("after its end");
    }

    @Test
    void shouldRefuseANewerVersion() {
        // Given
        BinaryReader reader = new BinaryReader(new BinaryWriter().version(2).toBytes());

        // When // Then
        assertThatThrownBy(() -> reader.version(1))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("version 2, this release reads up to 1");
    }

    @Test
    void shouldRefuseHostileLengthsWithoutAllocating() {
        for (long length : new long[] {Integer.MAX_VALUE, Long.MAX_VALUE, -5, Long.MIN_VALUE}) {
            // Given
            byte[] bytes = new BinaryWriter().writeLong(length).toBytes();

            // When // Then
            assertThatThrownBy(() -> new BinaryReader(bytes).readBytes()).isInstanceOf(BadRecordException.class);
        }
    }

    @Test
    void shouldRefuseNumbersWithoutEnd() {
        // Given
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) 0xFF);

        // When // Then
        assertThatThrownBy(() -> new BinaryReader(bytes).readLong())
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("longer than 10 bytes");
    }

    @Test
    void shouldRefuseNumbersOfMoreThan32BitsAsInts() {
        // Given
        byte[] bytes = new BinaryWriter().writeLong(1L << 31).toBytes();

        // When // Then
        assertThatThrownBy(() -> new BinaryReader(bytes).readInt()).isInstanceOf(BadRecordException.class);
    }

    @Test
    void shouldCallAnUnknownEnumConstantABadRecord() {
        // Given
        Serde<Colour> colours =
                BinarySerde.of((colour, out) -> out.writeString(colour.name()), in -> Colour.valueOf(in.readString()));
        byte[] bytes = new BinaryWriter().writeString("GREEN").toBytes();

        // When // Then
        assertThatThrownBy(() -> colours.deserializer().deserialize("t", bytes)).isInstanceOf(BadRecordException.class);
    }
}
