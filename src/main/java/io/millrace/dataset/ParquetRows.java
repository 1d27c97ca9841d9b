package io.millrace.dataset;

import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The records of a split as a table, one row each, with what readers of tables ask for and the lines have no place for. The
 * columns, in their order; names and types stay, and new ones are put at the end:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>{@code review_id}</td><td>string</td><td>to join and to erase</td></tr>
 * <tr><td>{@code group}</td><td>string</td><td>the group of duplicates, so that nobody divides one when splitting anew</td></tr>
 * <tr><td>{@code split}</td><td>string</td><td>train, validation or test, so that files can be read together</td></tr>
 * <tr><td>{@code language}</td><td>string</td><td>ISO 639-1, or undetermined</td></tr>
 * <tr><td>{@code text}</td><td>string</td><td>as models see it: title, empty line, body; the title has no empty line, so that it
 * can be cut off again</td></tr>
 * <tr><td>{@code stars}</td><td>int32</td><td>the label, 1 to 5</td></tr>
 * <tr><td>{@code label_source}</td><td>string</td><td>who gave it</td></tr>
 * <tr><td>{@code weight}</td><td>double</td><td>its weight, 1 is normal</td></tr>
 * <tr><td>{@code corrected_stars}</td><td>int32, optional</td><td>what a model had said before</td></tr>
 * <tr><td>{@code copies}</td><td>int32</td><td>how many reviews of different people it stands for</td></tr>
 * <tr><td>{@code product_id}</td><td>string, optional</td><td>to split or to weigh by product</td></tr>
 * <tr><td>{@code category}</td><td>string, optional</td><td>the product's category</td></tr>
 * <tr><td>{@code reviewed_at}</td><td>timestamp in milliseconds, UTC</td><td>to look at time</td></tr>
 * </table>
 *
 * <p>The author is left out: no trainer needs persons. For one thread.
 */
final class ParquetRows implements RowsFile {

    private record Source(TrainingRecord record, RowFormat.Row row) {}

    /** A column: what it holds of a row, null for nothing, and how that is written. */
    private record Column<T>(Type type, Function<Source, T> value, BiConsumer<RecordConsumer, T> writer) {

        void write(Source source, int index, RecordConsumer out) {
            T present = value.apply(source);
            if (present != null) {
                out.startField(type.getName(), index);
                writer.accept(out, present);
                out.endField(type.getName(), index);
            }
        }
    }

    private static final List<Column<?>> COLUMNS = List.of(
            text("review_id", source -> source.record().getReviewId()),
            text("group", source -> source.record().getGroup()),
            text("split", source -> Names.of(source.record().getSplit())),
            text("language", source -> source.record().getLanguage()),
            text("text", source -> source.row().text()),
            number("stars", source -> source.record().getStars()),
            text("label_source", source -> source.record().getLabelSource()),
            new Column<Double>(
                    Types.required(PrimitiveTypeName.DOUBLE).named("weight"),
                    source -> source.record().getLabelWeight(),
                    RecordConsumer::addDouble),
            new Column<Integer>(
                    Types.optional(PrimitiveTypeName.INT32).named("corrected_stars"),
                    source -> source.record().getCorrectedStars(),
                    RecordConsumer::addInteger),
            number("copies", source -> source.record().getCopies()),
            optionalText("product_id", source -> source.record().getProductId()),
            optionalText("category", source -> source.record().getProductCategory()),
            new Column<Long>(
                    Types.required(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                            .named("reviewed_at"),
                    source -> source.record().getReviewedAt().toEpochMilli(),
                    RecordConsumer::addLong));

    static final MessageType SCHEMA =
            new MessageType("review", COLUMNS.stream().<Type>map(Column::type).toList());

    private final ParquetFile<Source> file;

    ParquetRows(Path path) throws IOException {
        file = new ParquetFile<>(path, SCHEMA, ParquetRows::write);
    }

    private static void write(Source source, RecordConsumer out) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            COLUMNS.get(i).write(source, i, out);
        }
    }

    @Override
    public void append(TrainingRecord record, RowFormat.Row row) throws IOException {
        file.append(new Source(record, row));
    }

    @Override
    public FileEntry seal() throws IOException {
        return file.seal();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static Column<Integer> number(String name, Function<Source, Integer> value) {
        return new Column<>(Types.required(PrimitiveTypeName.INT32).named(name), value, RecordConsumer::addInteger);
    }

    private static Column<String> text(String name, Function<Source, String> value) {
        Type type = Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
        return new Column<>(type, value, ParquetRows::add);
    }

    private static Column<String> optionalText(String name, Function<Source, String> value) {
        Type type = Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
        return new Column<>(type, value, ParquetRows::add);
    }

    private static void add(RecordConsumer out, String text) {
        out.addBinary(Binary.fromString(text));
    }
}
