package io.millrace.dataset;

/** What a row of a dataset looks like. Each row is one JSON object on a line of its own. */
public enum RecordFormat {
    /** {@code {"prompt": text + separator, "completion": " " + stars}}, OpenAI's format for completion models. */
    PROMPT_COMPLETION {
        @Override
        RowFormat create(DatasetConfiguration configuration) {
            return new PromptCompletion(configuration.separator());
        }
    },
    /** {@code {"messages": [system, user, assistant]}}, OpenAI's format for chat models. */
    CHAT {
        @Override
        RowFormat create(DatasetConfiguration configuration) {
            return new Chat(configuration.system());
        }
    },
    /** {@code {"text": text, "label": stars - 1}}, what Hugging Face's trainers of classifiers expect. */
    TEXT_LABEL {
        @Override
        RowFormat create(DatasetConfiguration configuration) {
            return new TextLabel();
        }
    };

    abstract RowFormat create(DatasetConfiguration configuration);
}
