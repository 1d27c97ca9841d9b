package io.millrace.lint;

import java.nio.file.Path;

/**
 * How files are checked.
 *
 * @param work where to sort, with room for about 50 bytes a row
 * @param encoding by which tokens are counted, see {@link io.millrace.dataset.TokenCounter#names}; not none
 * @param tokensMax tokens that an example of a chat may have, at least 1
 * @param listed how many lines a finding lists, from 0
 */
public record LintSettings(Path work, String encoding, int tokensMax, int listed) {

    /** The limit of OpenAI's cookbook; what is longer is cut off in training. */
    public static final int TOKENS_MAX = 4096;
}
