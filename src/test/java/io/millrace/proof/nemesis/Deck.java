package io.millrace.proof.nemesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Chooses faults: a deck of cards in which each fault is as often as it weighs. The first card that is possible is taken;
 * when none of those left is possible, all are shuffled again. So each fault has its turn, and the choice is a function of
 * the random numbers and of what was possible.
 */
final class Deck {

    private final List<Fault> cards = new ArrayList<>();
    private final List<Fault> left = new ArrayList<>();
    private final Random random;

    /**
     * Makes a deck.
     *
     * @param weights fault → how many cards it has, at least 1, in an order that is always the same
     * @param random shuffles
     */
    Deck(Map<Fault, Integer> weights, Random random) {
        weights.forEach((fault, weight) -> cards.addAll(Collections.nCopies(weight, fault)));
        this.random = random;
    }

    /** Takes the next fault that is possible; empty if none is. */
    Optional<Fault> next(Predicate<Fault> possible) {
        if (left.stream().noneMatch(possible) && cards.stream().anyMatch(possible)) {
            left.clear();
            left.addAll(cards);
            Collections.shuffle(left, random);
        }
        return take(possible);
    }

    private Optional<Fault> take(Predicate<Fault> possible) {
        for (Iterator<Fault> rest = left.iterator(); rest.hasNext(); ) {
            Fault fault = rest.next();
            if (possible.test(fault)) {
                rest.remove();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
