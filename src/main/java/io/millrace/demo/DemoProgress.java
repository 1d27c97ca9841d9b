package io.millrace.demo;

/** Told how a demonstration goes. Calls come from one thread, often; they return quickly. */
public interface DemoProgress {

    /**
     * A new step begins.
     *
     * @param what the step, in a few words
     * @param total how many reviews it sends; 0 if it sends none
     */
    void step(String what, long total);

    /** One more review was sent. */
    void sent();

    /** What is still waited for, in words. */
    void waiting(String missing);
}
