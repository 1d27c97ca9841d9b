package io.millrace.input;

import java.util.Locale;

/** How the lines of a file are written. */
public enum InputFormat {
    /** One JSON object a line. */
    JSONL,
    /** RFC 4180: comma separated, the first line names the columns, quoted fields may hold line breaks. */
    CSV;

    /**
     * The format that a file's name tells.
     *
     * @return null if its extension is none of {@code .jsonl}, {@code .ndjson}, {@code .json} and {@code .csv}
     */
    public static InputFormat of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return CSV;
        }
        boolean json = lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || lower.endsWith(".json");
        return json ? JSONL : null;
    }
}
