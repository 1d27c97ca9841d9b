package io.millrace.proof.guarantee;

import io.millrace.text.Bands;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts that were sent, and how similar they are: each is compared with all that have the same numbers and negations, which
 * are all that it can be near, so nothing depends on an index.
 */
final class SentTexts {

    /** Of texts so similar fewer than one pair in a billion has no key in common; a long campaign has some hundred thousand pairs. */
    private static final double SURELY_FOUND = 0.9;

    private final double similarityMin;
    private final Map<Fingerprint, Sketch> sketches = new HashMap<>();
    private final Map<Integer, List<Fingerprint>> byContrast = new HashMap<>();

    /**
     * Makes it empty.
     *
     * @param similarityMin texts at least this similar are near
     */
    SentTexts(double similarityMin) {
        this.similarityMin = similarityMin;
    }

    void add(Fingerprint text, Sketch sketch) {
        if (sketches.putIfAbsent(text, sketch) == null) {
            byContrast
                    .computeIfAbsent(sketch.contrast(), any -> new ArrayList<>(1))
                    .add(text);
        }
    }

    boolean contains(Fingerprint text) {
        return sketches.containsKey(text);
    }

    /** The sketch of a text; null if it was not sent. */
    Sketch sketch(Fingerprint text) {
        return sketches.get(text);
    }

    /** Those that can be near another one. */
    Set<Fingerprint> comparable() {
        return sketches.keySet().stream()
                .filter(text -> !sketches.get(text).isEmpty())
                .collect(Collectors.toSet());
    }

    /** How similar two different texts are, 0 if one of them was not sent. */
    double similarity(Fingerprint one, Fingerprint other) {
        return contains(one) && contains(other) ? sketches.get(one).similarity(sketches.get(other)) : 0;
    }

    /** The texts that are near one, without itself. */
    List<Fingerprint> near(Fingerprint text) {
        if (!contains(text)) {
            return List.of();
        }
        return byContrast.get(sketches.get(text).contrast()).stream()
                .filter(other -> !other.equals(text) && similarity(text, other) >= similarityMin)
                .toList();
    }

    /** The texts near one that the service cannot miss: those that are very similar, or have a key in common with it. */
    List<Fingerprint> surelyNear(Fingerprint text) {
        return near(text).stream()
                .filter(other -> similarity(text, other) >= SURELY_FOUND || haveKeyInCommon(text, other))
                .toList();
    }

    private boolean haveKeyInCommon(Fingerprint one, Fingerprint other) {
        Set<Long> keys = keys(one);
        keys.retainAll(keys(other));
        return !keys.isEmpty();
    }

    private Set<Long> keys(Fingerprint text) {
        Set<Long> keys = new HashSet<>();
        for (long key : Bands.STANDARD.keys(sketches.get(text))) {
            keys.add(key);
        }
        return keys;
    }
}
