package io.millrace.text.near;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Many short reviews, and what is lost of them when they are deduplicated one after another. */
final class ShortReviews {

    static final int WORDS_MAX = 6;

    private ShortReviews() {}

    /** Reviews of one to six words in all languages: words of judgements and headlines in any order, no two with the same words. */
    static List<String> distinct(int count, Random random) {
        List<List<Units>> languages =
                GeneratedCorpus.LANGUAGES.stream().map(ShortReviews::vocabulary).toList();
        Map<String, String> distinct = new LinkedHashMap<>();
        while (distinct.size() < count) {
            List<Units> words = languages.get(random.nextInt(languages.size()));
            Units review = IntStream.rangeClosed(0, random.nextInt(WORDS_MAX))
                    .mapToObj(i -> words.get(random.nextInt(words.size())))
                    .reduce(Units::plus)
                    .orElseThrow();
            distinct.putIfAbsent(review.words(), review.text());
        }
        return List.copyOf(distinct.values());
    }

    /** The same reviews and exact duplicates of some, which differ in case or white space; shuffled. */
    static List<String> withCopies(List<String> reviews, int copies, Random random) {
        List<String> all = new ArrayList<>(reviews);
        IntStream.range(0, copies)
                .mapToObj(i -> reviews.get(random.nextInt(reviews.size())))
                .map(review -> random.nextBoolean() ? review.toUpperCase(Locale.ROOT) : "  " + review)
                .forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /** How many are not kept. */
    static <M> int lost(Detector<M> detector, Collection<String> reviews) {
        Map<Long, List<M>> known = new HashMap<>();
        int lost = 0;
        for (String review : reviews) {
            M mark = detector.mark(review);
            if (!detector.keeps(review) || isKnown(detector, mark, known)) {
                lost++;
            } else {
                LongStream.of(detector.keys(mark))
                        .forEach(key -> known.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(mark));
            }
        }
        return lost;
    }

    private static <M> boolean isKnown(Detector<M> detector, M mark, Map<Long, List<M>> known) {
        return LongStream.of(detector.keys(mark))
                .mapToObj(key -> known.getOrDefault(key, List.of()))
                .flatMap(List::stream)
                .anyMatch(other -> detector.near(mark, other));
    }

    private static List<Units> vocabulary(String language) {
        Phrasebook phrases = new Phrasebook(language);
        boolean spaced = !language.equals("ja") && !language.equals("zh");
        return Stream.of("judgements", "titles", "closings", "number", "rating", "negation")
                .flatMap(section -> phrases.section(section).stream())
                .flatMap(phrase -> Units.of(phrase.replaceAll("\\{\\w+}|\\|", ""), spaced).list().stream())
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .distinct()
                .map(word -> new Units(List.of(word), spaced))
                .toList();
    }
}
