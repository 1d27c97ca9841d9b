package io.millrace.cli;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.stream.Collectors;

/** Shares as bars of one character each. */
enum Bars {
    /** As tall as the share. */
    BLOCKS("▁▂▃▄▅▆▇█", ' '),

    /** For terminals that cannot show blocks; 9 is the tallest. */
    DIGITS("123456789", '.');

    private final String levels;
    private final char none;

    Bars(String levels, char none) {
        this.levels = levels;
        this.none = none;
    }

    /** Those that standard output can show, by the encoding of the environment. */
    static Bars ofOutput() {
        String nativeEncoding = System.getProperty("native.encoding");
        return of(Charset.forName(System.getProperty("stdout.encoding", nativeEncoding)));
    }

    static Bars of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(BLOCKS.levels) ? BLOCKS : DIGITS;
    }

    /**
     * Draws bars side by side.
     *
     * @param shares 0 to {@code tallest}
     * @param tallest the share of the tallest bar, above 0
     */
    String draw(Collection<Double> shares, double tallest) {
        return shares.stream()
                .map(share -> Character.toString(bar(share / tallest)))
                .collect(Collectors.joining());
    }

    private char bar(double height) {
        int level = (int) Math.ceil(height * levels.length());
        return level == 0 ? none : levels.charAt(Math.min(level, levels.length()) - 1);
    }
}
