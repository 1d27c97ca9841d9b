package io.millrace.demo;

import io.millrace.demo.GeneratedReview.Kind;
import io.millrace.demo.ReviewWriter.Product;
import io.millrace.demo.ReviewWriter.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes believable product reviews without network or data: seven languages, mostly English, half of them five stars,
 * with known shares of duplicates, noise and wrong ratings ({@link Kind}). Every text comes from phrases that ship
 * beside this class; none was copied from a real review.
 *
 * <p>One seed gives the same reviews on every machine, and a longer stream begins with the shorter one. Memory does not
 * grow with the length: duplicates copy one of {@value #MEMORY} earlier originals, most of them recent. Not safe for
 * parallel use.
 */
public final class ReviewGenerator {

    private static final int MEMORY = 500;
    private static final int REVIEWERS = 20_000;

    private static final Weighted<Kind> KINDS = kinds();
    private static final Weighted<Integer> STARS =
            new Weighted<Integer>().add(5, 50).add(4, 20).add(3, 11).add(2, 9).add(1, 10);
    private static final Weighted<String> LANGUAGES = new Weighted<String>()
            .add("en", 70)
            .add("de", 10)
            .add("fr", 8)
            .add("es", 6)
            .add("ja", 2)
            .add("ko", 2)
            .add("zh", 2);
    private static final List<String> CATEGORIES = List.of("shoes", "kitchen", "electronics", "home", "toys");

    private final Map<String, ReviewWriter> writers = new HashMap<>();
    private final List<GeneratedReview> originals = new ArrayList<>();
    private final long seed;
    private final Random random;
    private final Noise noise;
    private final Copier copier;

    private ReviewGenerator(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.noise = new Noise(random);
        this.copier = new Copier(random);
    }

    /**
     * Returns made-up reviews, lazily and in order.
     *
     * @param seed names the reviews
     * @param count how many, 0 or more
     */
    public static Stream<GeneratedReview> reviews(long seed, int count) {
        ReviewGenerator generator = new ReviewGenerator(seed);
        return IntStream.range(0, count).mapToObj(generator::next);
    }

    private GeneratedReview next(int index) {
        String id = "demo-" + seed + "-" + index;
        Kind kind = KINDS.pick(random);
        return switch (kind) {
            case FRESH, MISLABELLED -> original(id, kind);
            case NOISE -> noise(id);
            default -> copyOrOriginal(id, kind);
        };
    }

    private GeneratedReview original(String id, Kind kind) {
        String language = LANGUAGES.pick(random);
        int trueStars = STARS.pick(random);
        int stars = kind == Kind.MISLABELLED ? wrong(trueStars) : trueStars;
        ReviewWriter writer = writers.computeIfAbsent(language, ReviewWriter::new);
        Product product = writer.product(pick(CATEGORIES), random);
        Text text = writer.write(product, trueStars, random);
        GeneratedReview review = new GeneratedReview(
                id,
                product.id(),
                reviewer(),
                text.title(),
                text.body(),
                stars,
                trueStars,
                language,
                product.category(),
                kind,
                null);
        remember(review);
        return review;
    }

    private GeneratedReview noise(String id) {
        int stars = STARS.pick(random);
        String category = pick(CATEGORIES);
        return new GeneratedReview(
                id, category + "-0", reviewer(), "", noise.next(), stars, stars, "en", category, Kind.NOISE, null);
    }

    private GeneratedReview copyOrOriginal(String id, Kind kind) {
        return source(kind).map(source -> copy(id, kind, source)).orElseGet(() -> original(id, Kind.FRESH));
    }

    private GeneratedReview copy(String id, Kind kind, GeneratedReview source) {
        Text text = copier.copy(source, kind);
        return new GeneratedReview(
                id,
                source.productId(),
                reviewer(),
                text.title(),
                text.body(),
                source.trueStars(),
                source.trueStars(),
                source.language(),
                source.productCategory(),
                kind,
                source.reviewId());
    }

    /** Looks from a random place on for an original that the kind of copy can be made of. */
    private Optional<GeneratedReview> source(Kind kind) {
        int start = originals.isEmpty() ? 0 : random.nextInt(originals.size());
        return IntStream.range(0, originals.size())
                .mapToObj(i -> originals.get((start + i) % originals.size()))
                .filter(original -> kind != Kind.NEAR_DUPLICATE || Copier.canReword(original))
                .findFirst();
    }

    private void remember(GeneratedReview review) {
        if (originals.size() < MEMORY) {
            originals.add(review);
        } else {
            originals.set(random.nextInt(MEMORY), review);
        }
    }

    /** Most wrong ratings are one star off; some people take five stars for the worst. */
    private int wrong(int stars) {
        if (random.nextInt(10) < 3 && stars != 3) {
            return 6 - stars;
        }
        return stars == 1 || stars < 5 && random.nextBoolean() ? stars + 1 : stars - 1;
    }

    private String reviewer() {
        return "customer-" + random.nextInt(REVIEWERS);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Weighted<Kind> kinds() {
        Weighted<Kind> kinds = new Weighted<>();
        for (Kind kind : Kind.values()) {
            kinds.add(kind, kind.percent());
        }
        return kinds;
    }
}
