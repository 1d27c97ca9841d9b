package io.millrace.drift;

/** What windows are compared by. */
public enum Trait {
    /** Stars of new and changed records. */
    STARS("stars"),

    /** Languages of new and changed records. */
    LANGUAGES("languages"),

    /** Decisions on reviews: accepted, or the reason why not. */
    REASONS("reasons");

    private final String label;

    Trait(String label) {
        this.label = label;
    }

    /** How people and programs name it, in lower case. */
    public String label() {
        return label;
    }
}
