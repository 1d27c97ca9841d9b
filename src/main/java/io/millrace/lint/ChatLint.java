package io.millrace.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The checks that OpenAI publishes for the chat format: the format errors by their names, what is missing, and tokens.
 *
 * <p>Source: <a href="https://github.com/openai/openai-cookbook/blob/main/examples/Chat_finetuning_data_prep.ipynb">OpenAI
 * Cookbook, "Data preparation and analysis for chat model fine-tuning"</a>; that there must be 10 examples says the <a
 * href="https://platform.openai.com/docs/guides/fine-tuning">guide to fine-tuning</a>.
 */
final class ChatLint {

    private static final int EXAMPLES_MIN = 10;

    private static final Map<String, String> MESSAGES = Map.of(
            "data_type", "rows are no JSON objects",
            "missing_messages_list", "rows have no list of messages, or an empty one",
            "message_missing_key", "messages lack role or content",
            "message_unrecognized_key", "messages have keys other than role, content, name, function_call and weight",
            "unrecognized_role", "messages have a role other than system, user, assistant and function",
            "missing_content", "messages have no text",
            "example_missing_assistant_message", "rows have no message of the assistant, so there is nothing to learn");

    private ChatLint() {}

    static LintReport of(Path file, LintSettings settings) {
        ChatStatistics found = new ChatStatistics(settings);
        RowReader.visit(file, found::add);
        return new LintReport(file.toString(), LintFormat.CHAT, found.examples(), findings(found, settings));
    }

    private static List<Finding> findings(ChatStatistics found, LintSettings settings) {
        List<Finding> findings = new ArrayList<>();
        String few =
                found.examples() < EXAMPLES_MIN ? "examples; to train, " + EXAMPLES_MIN + " are needed" : "examples";
        findings.add(note("num_examples", found.examples(), few));
        found.errors()
                .forEach((kind, lines) -> findings.add(Finding.of(kind, Severity.ERROR, lines, MESSAGES.get(kind))));
        if (!found.withoutSystem.isEmpty()) {
            findings.add(
                    Finding.of("missing_system", Severity.NOTE, found.withoutSystem, "rows have no system message"));
        }
        if (!found.withoutUser.isEmpty()) {
            findings.add(
                    Finding.of("missing_user", Severity.ADVICE, found.withoutUser, "rows have no message of the user"));
        }
        addLengths(found, settings, findings);
        return findings;
    }

    private static void addLengths(ChatStatistics found, LintSettings settings, List<Finding> findings) {
        findings.add(note("num_messages", found.messages.total(), "messages: " + found.messages + " a row"));
        findings.add(note("num_total_tokens", found.tokens.total(), "tokens: " + found.tokens + " a row"));
        findings.add(note(
                "num_assistant_tokens",
                found.answerTokens.total(),
                "tokens of the assistant: " + found.answerTokens + " a row"));
        if (!found.tooLong.isEmpty()) {
            findings.add(Finding.of(
                    "token_limit",
                    Severity.ADVICE,
                    found.tooLong,
                    "rows are longer than " + settings.tokensMax() + " tokens and may be cut off"));
        }
    }

    private static Finding note(String check, long count, String message) {
        return Finding.of(check, Severity.NOTE, count, message);
    }
}
