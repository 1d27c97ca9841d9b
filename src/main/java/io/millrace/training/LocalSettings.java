package io.millrace.training;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hyper-parameters of the local trainer.
 *
 * @param c {@code c}: inverse strength of the regularisation, more than 0; default 1
 * @param classWeight {@code class_weight}: how far rare labels are raised, 0 (not at all) to 1 (to equal weight);
 *     default 0.75
 * @param hashBits {@code hash_bits}: there are 2^hash_bits buckets, 10 to 22; default 19
 * @param rowsMin {@code min_df}: an n-gram must be in at least this many rows to count; default 2. Below 100
 *     rows every n-gram counts
 * @param tolerance {@code tolerance}: when the solver stops, more than 0; default 1, which is loose
 * @param ngramsMax {@code ngrams_max}: how many n-grams all rows together may have, each about 30 bytes of heap; rows
 *     beyond are left out; default 14,000,000, about 19,000 reviews of 60 words
 */
record LocalSettings(double c, double classWeight, int hashBits, int rowsMin, double tolerance, long ngramsMax) {

    private static final Set<String> OWN =
            Set.of("c", "class_weight", "hash_bits", "min_df", "tolerance", "ngrams_max");
    private static final Set<String> IGNORED = Set.of("n_epochs", "batch_size", "learning_rate_multiplier");

    LocalSettings {
        require(c > 0 && c <= 1e6, "c", "more than 0, to 1000000");
        require(classWeight >= 0 && classWeight <= 1, "class_weight", "0 to 1");
        require(hashBits >= 10 && hashBits <= 22, "hash_bits", "10 to 22");
        require(rowsMin >= 1, "min_df", "at least 1");
        require(tolerance >= 1e-6 && tolerance <= 10, "tolerance", "0.000001 to 10");
        require(ngramsMax >= 1, "ngrams_max", "at least 1");
    }

    static LocalSettings parse(Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(OWN);
        unknown.removeAll(IGNORED);
        if (!unknown.isEmpty()) {
            throw new TrainingException("the local trainer does not know " + unknown + "; it knows "
                    + new TreeSet<>(OWN) + " and ignores " + new TreeSet<>(IGNORED));
        }
        return new LocalSettings(
                number(given, "c", 1),
                number(given, "class_weight", 0.75),
                (int) whole(given, "hash_bits", 19),
                (int) whole(given, "min_df", 2),
                number(given, "tolerance", 1),
                whole(given, "ngrams_max", 14_000_000));
    }

    private static double number(Map<String, String> given, String name, double standard) {
        try {
            return given.containsKey(name) ? Double.parseDouble(given.get(name)) : standard;
        } catch (NumberFormatException e) {
            throw new TrainingException(name + " must be a number, not " + given.get(name), e);
        }
    }

    private static long whole(Map<String, String> given, String name, long standard) {
        double value = number(given, name, standard);
        require(value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE, name, "a whole number");
        return (long) value;
    }

    private static void require(boolean holds, String name, String range) {
        if (!holds) {
            throw new TrainingException("the local trainer's " + name + " must be " + range);
        }
    }
}
