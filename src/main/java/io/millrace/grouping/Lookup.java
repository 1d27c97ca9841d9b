package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text that is being looked up: first the slots of the index propose near texts, then those are asked. It is changed in place; for
 * one thread.
 */
public final class Lookup {

    private final Arrival arrival;
    private int slots;
    private final List<Claim> claims;
    private final Map<Fingerprint, Double> proposed;
    private final Map<Fingerprint, Integer> asked;
    private final Map<Fingerprint, Relation> near;
    private final List<Near> waiting;

    /**
     * A lookup that goes on; it takes the collections as its own.
     *
     * @param arrival when the text came
     * @param slots how many slots of the index have not answered
     * @param claims that wait for the end, in order
     * @param proposed texts that were proposed, with their similarity
     * @param asked texts that owe a reply, and how many
     * @param near what those that are near replied, in the order of the replies
     * @param waiting texts that asked; one that asked twice is there twice
     */
    public Lookup(
            Arrival arrival,
            int slots,
            List<Claim> claims,
            Map<Fingerprint, Double> proposed,
            Map<Fingerprint, Integer> asked,
            Map<Fingerprint, Relation> near,
            List<Near> waiting) {
        this.arrival = arrival;
        this.slots = slots;
        this.claims = claims;
        this.proposed = proposed;
        this.asked = asked;
        this.near = near;
        this.waiting = waiting;
    }

    static Lookup of(Arrival arrival, int slots) {
        return new Lookup(
                arrival,
                slots,
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>());
    }

    public Arrival arrival() {
        return arrival;
    }

    public int slots() {
        return slots;
    }

    public List<Claim> claims() {
        return claims;
    }

    public Map<Fingerprint, Double> proposed() {
        return proposed;
    }

    public Map<Fingerprint, Integer> asked() {
        return asked;
    }

    public Map<Fingerprint, Relation> near() {
        return near;
    }

    public List<Near> waiting() {
        return waiting;
    }

    /** Takes the answer of a slot; true if it was the last one. */
    boolean take(List<Near> texts) {
        texts.forEach(text -> proposed.put(text.text(), text.similarity()));
        return --slots == 0;
    }

    /** The most similar of the texts that were proposed, at most so many. */
    List<Near> best(int count) {
        return proposed.entrySet().stream()
                .sorted(Map.Entry.<Fingerprint, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().hex()))
                .limit(count)
                .map(entry -> new Near(entry.getKey(), entry.getValue()))
                .toList();
    }

    void ask(Fingerprint text) {
        asked.merge(text, 1, Integer::sum);
    }

    void take(Fingerprint from, Relation relation) {
        asked.computeIfPresent(from, (text, open) -> open == 1 ? null : open - 1);
        if (relation != null) {
            near.put(from, relation);
        }
    }

    boolean isOver() {
        return slots == 0 && asked.isEmpty();
    }
}
