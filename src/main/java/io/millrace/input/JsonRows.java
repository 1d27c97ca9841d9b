package io.millrace.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads a JSON object token by token: what is nested below columns that nobody wants is never built. */
final class JsonRows implements RowParser {

    private static final int NESTING_MAX = 32;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Columns columns;

    JsonRows(Columns columns) {
        this.columns = columns;
    }

    @Override
    public Map<String, String> parse(String text) throws BadLineException {
        try (JsonParser parser = JSON.createParser(text)) {
            return object(parser);
        } catch (StreamConstraintsException e) {
            throw new BadLineException(
                    "is nested deeper than " + NESTING_MAX + ", or has a name or number that is too long");
        } catch (IOException e) {
            throw new BadLineException("is not valid JSON");
        }
    }

    private Map<String, String> object(JsonParser parser) throws IOException, BadLineException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("is not a JSON object");
        }
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            field(parser, values);
        }
        if (parser.nextToken() != null) {
            throw new BadLineException("goes on after the JSON object");
        }
        return values;
    }

    private void field(JsonParser parser, Map<String, String> values) throws IOException, BadLineException {
        String column = parser.currentName();
        boolean known = columns.knows(column);
        JsonToken token = parser.nextToken();
        if (!known) {
            parser.skipChildren();
        } else if (token.isStructStart()) {
            throw new BadLineException(column + " is not a text or a number");
        } else if (token != JsonToken.VALUE_NULL && !parser.getText().isEmpty()) {
            values.put(column, parser.getText());
        }
    }
}
