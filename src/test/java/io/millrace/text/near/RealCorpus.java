package io.millrace.text.near;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reviews that people wrote, shortened to whole sentences where a shorter text is wanted. */
final class RealCorpus implements Corpus {

    static final Path FILE = Path.of("../shared/data/reviews.jsonl");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXTS_MIN = 10;

    private final String language;
    private final TreeMap<String, List<List<String>>> sentences = new TreeMap<>();

    private RealCorpus(String language) {
        this.language = language;
    }

    /** All languages of the file. */
    static Stream<Corpus> all() throws IOException {
        Map<String, RealCorpus> corpora = new TreeMap<>();
        for (String line : Files.readAllLines(FILE)) {
            JsonNode row = JSON.readTree(line);
            corpora.computeIfAbsent(row.get("language").asText(), RealCorpus::new)
                    .add(row);
        }
        return corpora.values().stream().map(Corpus.class::cast);
    }

    /** Titles and bodies of one to six words, no two with the same words. */
    static List<String> shortReviews(int most) throws IOException {
        Map<String, String> reviews = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FILE)) {
            JsonNode row = JSON.readTree(line);
            boolean spaced = !row.get("language").asText().equals("zh");
            Stream.of("review_title", "review_body")
                    .map(field -> Units.of(row.path(field).asText(""), spaced))
                    .filter(units -> units.size() <= ShortReviews.WORDS_MAX
                            && !units.words().isEmpty())
                    .forEach(units -> reviews.putIfAbsent(units.words(), units.text()));
        }
        return reviews.values().stream().limit(most).toList();
    }

    @Override
    public String name() {
        return language + ", real";
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public List<List<Text>> products(LengthClass length, int products, int texts, Random random) {
        List<List<Text>> found = new ArrayList<>();
        List<String> names = new ArrayList<>(sentences.keySet());
        Collections.shuffle(names, random);
        for (String name : names) {
            List<Text> excerpts = excerpts(sentences.get(name), length, random);
            for (int from = 0; from + TEXTS_MIN <= excerpts.size(); from += texts) {
                found.add(excerpts.subList(from, Math.min(from + texts, excerpts.size())));
            }
        }
        return found.subList(0, Math.min(products, found.size()));
    }

    private List<Text> excerpts(List<List<String>> reviews, LengthClass length, Random random) {
        Map<String, Text> excerpts = new LinkedHashMap<>();
        for (List<String> review : reviews) {
            excerpt(review, length, random)
                    .ifPresent(units -> excerpts.putIfAbsent(units.words(), new Text(units, Set.of())));
        }
        List<Text> shuffled = new ArrayList<>(excerpts.values());
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Sentences one after another, from any one on, as many as fit. */
    private Optional<Units> excerpt(List<String> review, LengthClass length, Random random) {
        int from = random.nextInt(review.size());
        Optional<Units> best = Optional.empty();
        for (int to = from + 1; to <= review.size(); to++) {
            Units units = Units.of(String.join(spaced() ? " " : "", review.subList(from, to)), spaced());
            best = length.has(units.size()) ? Optional.of(units) : best;
        }
        return best;
    }

    private void add(JsonNode row) {
        List<String> parts = new ArrayList<>();
        Stream.of("review_title", "review_body")
                .map(field -> row.path(field).asText(""))
                .flatMap(text -> Stream.of(text.split(spaced() ? "(?<=[.!?~…])\\s+|\\R" : "(?<=[。！？，,!?~…])|\\R")))
                .filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit))
                .forEach(parts::add);
        if (!parts.isEmpty()) {
            sentences
                    .computeIfAbsent(row.path("product_id").asText(""), product -> new ArrayList<>())
                    .add(parts);
        }
    }
}
