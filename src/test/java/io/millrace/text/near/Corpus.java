package io.millrace.text.near;

import java.util.List;
import java.util.Random;

/** Reviews of one language and origin. */
interface Corpus {

    /** The name in the tables. */
    String name();

    /** ISO 639-1. */
    String language();

    /** Whether there are spaces between words. */
    default boolean spaced() {
        return !language().equals("ja") && !language().equals("zh");
    }

    /**
     * Reviews of some products.
     *
     * @param length of each review
     * @param products how many products at most
     * @param texts how many reviews of each at most
     * @return a list for each product; fewer and shorter ones if there are no more
     */
    List<List<Text>> products(LengthClass length, int products, int texts, Random random);
}
