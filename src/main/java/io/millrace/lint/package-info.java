/**
 * What a trainer would find fault with in a file: the checks that OpenAI publishes for files of prompts and completions and of
 * chats, made before anything is uploaded.
 *
 * <p>Start reading at {@link io.millrace.lint.Lint}. {@code PairLint} makes the checks of OpenAI's data preparation tool, {@code
 * ChatLint} those of its cookbook; {@code Repeats} finds equal rows with bounded memory.
 *
 * <p>Imports {@code spill}, {@code dataset} for counting tokens, and Jackson.
 */
package io.millrace.lint;
