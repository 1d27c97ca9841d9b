package io.millrace.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What a reader makes of a text: the records, and the bad lines as "number problem". */
record ReadLines<T>(List<T> rows, List<String> bad, Set<String> unknownColumns) {

    static <T extends SpecificRecord> ReadLines<T> of(RowType<T> type, InputFormat format, String text) {
        return of(type, format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static <T extends SpecificRecord> ReadLines<T> of(RowType<T> type, InputFormat format, InputStream in) {
        List<T> rows = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        InputReader<T> reader = new InputReader<>(type, format);
        try {
            reader.read(in, new InputReader.Handler<T>() {
                @Override
                public void accept(long line, T row) {
                    rows.add(row);
                }

                @Override
                public void refuse(long line, String problem) {
                    bad.add(line + " " + problem);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new ReadLines<>(rows, bad, reader.unknownColumns());
    }
}
