package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The messages of OpenAI's chat formats: what is asked of the model, and what it answers. */
final class Messages {

    /** What OpenAI counts for each message, and once for the beginning of the answer. */
    private static final int TOKENS_OF_MESSAGE = 3;

    private static final String ASSISTANT = "assistant";

    private Messages() {}

    /** Writes the system text, if there is one, and the text of the user. */
    static void writeQuestion(String system, String text, JsonGenerator json) throws IOException {
        if (system != null) {
            write("system", system, json);
        }
        write("user", text, json);
    }

    static void writeAnswer(int stars, JsonGenerator json) throws IOException {
        write(ASSISTANT, Integer.toString(stars), json);
    }

    private static void write(String role, String content, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    /**
     * The tokens of question and answer without those of the text, as OpenAI's cookbook counts them: 3 a message, those of role
     * and content, and 3 for the beginning of the answer.
     */
    static int tokensAround(String system, TokenCounter counter) {
        int question = TOKENS_OF_MESSAGE + counter.count("user");
        int answer = TOKENS_OF_MESSAGE + counter.count(ASSISTANT) + counter.count("5");
        int instruction = system == null ? 0 : TOKENS_OF_MESSAGE + counter.count("system") + counter.count(system);
        return instruction + question + answer + TOKENS_OF_MESSAGE;
    }
}
