package io.millrace.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Writes title and body of a review in one language from its {@link Phrases}. Most sentences suit the rating; some suit
 * a neighbouring one, as people do praise what they return: with that a linear model on words is right about 73 % of
 * the time, wrong ratings included.
 */
final class ReviewWriter {

    private static final int NEIGHBOUR_PERCENT = 32;

    private final Phrases phrases;
    private final boolean spaced;

    ReviewWriter(String language) {
        this.phrases = Phrases.of(language);
        this.spaced = !language.equals("ja") && !language.equals("zh");
    }

    /** A product of a category. */
    record Product(String category, int number, String name) {

        String id() {
            return category + "-" + number;
        }
    }

    /** Title and body. */
    record Text(String title, String body) {}

    Product product(String category, Random random) {
        List<String> names = phrases.section("products." + category);
        int number = random.nextInt(names.size());
        return new Product(category, number + 1, names.get(number));
    }

    Text write(Product product, int stars, Random random) {
        return new Text(title(product, stars, random), body(product, stars, random));
    }

    private String title(Product product, int stars, Random random) {
        return random.nextInt(5) == 0 ? "" : fill(pick("titles." + shaded(stars, random), random), product, random);
    }

    private String body(Product product, int stars, Random random) {
        StringBuilder body = new StringBuilder();
        append(body, fill(pick("openings", random), product, random));
        Stream.generate(() -> pick("opinions." + shaded(stars, random), random))
                .limit(1 + random.nextInt(3))
                .distinct()
                .forEach(opinion -> append(body, fill(opinion, product, random)));
        if (random.nextInt(10) < 3) {
            append(body, pick("closings." + stars, random));
        }
        return body.toString();
    }

    private void append(StringBuilder body, String sentence) {
        body.append(spaced && body.length() > 0 ? " " : "").append(sentence);
    }

    private static int shaded(int stars, Random random) {
        if (random.nextInt(100) >= NEIGHBOUR_PERCENT) {
            return stars;
        }
        return stars == 1 || stars < 5 && random.nextBoolean() ? stars + 1 : stars - 1;
    }

    private String fill(String phrase, Product product, Random random) {
        String filled = phrase;
        Map<String, String> slots = Map.of(
                "{product}", product.name(),
                "{aspect}", pick("aspects." + product.category(), random),
                "{time}", pick("times", random),
                "{person}", pick("persons", random));
        for (Map.Entry<String, String> slot : slots.entrySet()) {
            filled = filled.replace(slot.getKey(), slot.getValue());
        }
        return Character.toUpperCase(filled.charAt(0)) + filled.substring(1);
    }

    private String pick(String section, Random random) {
        List<String> choices = phrases.section(section);
        return choices.get(random.nextInt(choices.size()));
    }
}
