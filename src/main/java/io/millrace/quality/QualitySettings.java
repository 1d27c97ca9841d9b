package io.millrace.quality;

import java.util.List;
import java.util.Set;

/**
 * Which quality rules apply, and with what parameters.
 *
 * @param rules names of the rules that apply; empty for none
 * @param charsMin fewest visible signs, at least 1
 * @param lettersShareMin least share of letters, digits and emoji among the visible signs, 0 to 1
 * @param runMax longest row of one sign that counts as written on purpose, at least 1
 * @param boilerplate whole texts that count as boilerplate beside those known
 * @param checkRating whether texts that contradict their stars are flagged
 */
public record QualitySettings(
        Set<String> rules,
        int charsMin,
        double lettersShareMin,
        int runMax,
        List<String> boilerplate,
        boolean checkRating) {}
