package io.millrace.input;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the fields of a CSV record under the names that the first record gives. */
final class CsvRows implements RowParser {

    private static final ObjectReader FIELDS =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private final Columns columns;
    private final String[] header;

    private CsvRows(Columns columns, String[] header) {
        this.columns = columns;
        this.header = header;
    }

    /**
     * A parser for the records below a header.
     *
     * @param required the column that must be there
     * @throws InputException if it is not
     */
    static CsvRows below(Frame header, Columns columns, String required) {
        String[] names = names(header);
        boolean found = false;
        for (String name : names) {
            found |= columns.knows(name) && name.equals(required);
        }
        if (!found) {
            throw new InputException("the first line of the CSV names no column " + required
                    + "; the first line must name the columns, separated by commas");
        }
        return new CsvRows(columns, names);
    }

    @Override
    public Map<String, String> parse(String text) throws BadLineException {
        String[] fields = fields(text);
        if (fields.length != header.length) {
            throw new BadLineException("has " + fields.length + " fields, the first line names " + header.length);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].isEmpty() && columns.knows(header[i])) {
                values.put(header[i], fields[i]);
            }
        }
        return values;
    }

    private static String[] names(Frame header) {
        try {
            String[] names = header.problem() == null ? fields(header.text()) : new String[0];
            for (int i = 0; i < names.length; i++) {
                names[i] = names[i].strip();
            }
            return names;
        } catch (BadLineException e) {
            return new String[0];
        }
    }

    private static String[] fields(String text) throws BadLineException {
        try (var rows = FIELDS.<String[]>readValues(text)) {
            return rows.nextValue();
        } catch (IOException | RuntimeException e) {
            throw new BadLineException("is not valid CSV");
        }
    }
}
