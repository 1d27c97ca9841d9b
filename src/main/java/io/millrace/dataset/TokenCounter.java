package io.millrace.dataset;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Counts the tokens of texts as OpenAI's tokenizer makes them. What looks like a special token counts as the text that it is. The
 * table of an encoding, tens of megabytes of heap, is loaded when it is needed first, and then kept. For any number of threads.
 */
public final class TokenCounter {

    /** The encoding of OpenAI's models since GPT-4o. */
    public static final String STANDARD = "o200k_base";

    /** Stands for no encoding: nothing is counted. */
    public static final String NONE = "none";

    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    private final Encoding encoding;

    private TokenCounter(Encoding encoding) {
        this.encoding = encoding;
    }

    /**
     * Prepares to count.
     *
     * @param encoding one of {@link #names} but {@value #NONE}
     * @throws DatasetException if there is no such encoding
     */
    public static TokenCounter of(String encoding) {
        requireKnown(encoding);
        return new TokenCounter(REGISTRY.getEncoding(encoding).orElseThrow());
    }

    /** The names of the encodings, such as {@code o200k_base}, and {@value #NONE}. */
    public static String[] names() {
        return Stream.concat(Stream.of(NONE), Stream.of(EncodingType.values()).map(EncodingType::getName))
                .toArray(String[]::new);
    }

    static void requireKnown(String encoding) {
        if (EncodingType.fromName(encoding).isEmpty()) {
            throw new DatasetException(
                    "Dataset option tokens is '" + encoding + "'; choose one of " + Arrays.toString(names()));
        }
    }

    /** How many tokens a text has. */
    public int count(String text) {
        return encoding.countTokensOrdinary(text);
    }
}
