package io.millrace.input;

import java.util.Map;

/** Takes the text of a record apart. */
interface RowParser {

    /**
     * The values of the known columns; absent and empty ones are left out.
     *
     * @throws BadLineException if the text is not what the format asks for
     */
    Map<String, String> parse(String text) throws BadLineException;
}
