package io.millrace.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Choices that come up as often as their percentages say; those must add up to 100. */
final class Weighted<T> {

    private final List<T> choices = new ArrayList<>(100);

    Weighted<T> add(T choice, int percent) {
        for (int i = 0; i < percent; i++) {
            choices.add(choice);
        }
        return this;
    }

    T pick(Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
