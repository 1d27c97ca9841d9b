package io.millrace.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rows of a dataset look like. All but {@link #PARQUET} are lines of JSON, one object each.
 *
 * <p>A snapshot may have several formats. The first is read back by trainers and by audits, so it must have one row for every
 * record, see {@link #isWhole}.
 */
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
    },
    /**
     * {@code {"input": {"messages": [system, user]}, "preferred_output": [assistant], "non_preferred_output": [assistant]}},
     * OpenAI's format for direct preference optimization. Only of records that corrected a prediction.
     */
    PREFERENCE {
        @Override
        RowFormat create(DatasetConfiguration configuration) {
            return new Preference(configuration.system());
        }
    },
    /**
     * {@code {"prompt": text + separator, "chosen": " " + stars, "rejected": " " + predicted stars}}, the same for Hugging
     * Face's TRL.
     */
    DPO {
        @Override
        RowFormat create(DatasetConfiguration configuration) {
            return new PromptChosenRejected(configuration.separator());
        }
    },
    /** A table with the columns of {@link ParquetRows}, for Hugging Face, DuckDB, Spark and the like. */
    PARQUET {
        @Override
        RowFormat create(DatasetConfiguration configuration) {
            throw new IllegalStateException("Parquet has no lines");
        }

        @Override
        RowsFile open(Path file, DatasetConfiguration configuration) throws IOException {
            return new ParquetRows(file);
        }
    };

    /** The written names of all formats. */
    public static List<String> names() {
        return Stream.of(values()).map(Names::of).toList();
    }

    /** How lines are written and read. Not for {@link #PARQUET}. */
    abstract RowFormat create(DatasetConfiguration configuration);

    /** A new file of rows. */
    RowsFile open(Path file, DatasetConfiguration configuration) throws IOException {
        return new LinesOfRows(file, create(configuration));
    }

    /** Whether rows are lines. */
    boolean hasLines() {
        return this != PARQUET;
    }

    /** The end of the names of its files. */
    String suffix() {
        return hasLines() ? ".jsonl" : ".parquet";
    }

    /** Whether every record has a row, as opposed to those that corrected a prediction. */
    boolean hasEveryRecord() {
        return this != PREFERENCE && this != DPO;
    }

    /** Whether every record has a row that can be read back, so that the format may be the first of a snapshot. */
    public boolean isWhole() {
        return hasEveryRecord() && hasLines();
    }
}
