package io.millrace.demo;

import java.util.List;
import java.util.Random;

/** Bodies that are no review: nothing, emoji only, or random keys. */
final class Noise {

    private static final List<String> EMOJI = List.of("👍", "😍", "🔥", "😡", "👎", "❤️", "⭐", "👏🏽");
    private static final String KEYS = "asdfghjklqwertzuiop";

    private final Random random;

    Noise(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(3)) {
            case 0 -> "  ".substring(random.nextInt(3));
            case 1 -> EMOJI.get(random.nextInt(EMOJI.size())).repeat(1 + random.nextInt(6));
            default -> keys(4 + random.nextInt(20));
        };
    }

    private String keys(int length) {
        StringBuilder keys = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            keys.append(KEYS.charAt(random.nextInt(KEYS.length())));
        }
        return keys.toString();
    }
}
