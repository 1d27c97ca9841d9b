package io.millrace.lint;

/** What a file of pairs seems to be made for. */
enum TaskType {
    OPEN_ENDED_GENERATION,
    CLASSIFICATION,
    CONDITIONAL_GENERATION;

    private static final int ROWS_PER_CLASS_MIN = 3;

    /**
     * Infers it.
     *
     * @param promptChars length of all prompts together
     * @param completions how many different completions there are
     * @param rows how many rows there are
     */
    static TaskType of(long promptChars, long completions, long rows) {
        if (promptChars == 0) {
            return OPEN_ENDED_GENERATION;
        }
        return completions * ROWS_PER_CLASS_MIN < rows ? CLASSIFICATION : CONDITIONAL_GENERATION;
    }
}
