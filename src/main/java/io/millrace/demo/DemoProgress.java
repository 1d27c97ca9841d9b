package io.millrace.demo;

/** Told how a demonstration goes. Calls come from one thread, often; they return quickly. */
public interface DemoProgress {

    /** A new step begins. */
    void step(String what);

    /** One more review was sent. */
    void sent();

    /** What is still waited for, in words. */
    void waiting(String missing);
}
