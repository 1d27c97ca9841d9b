package io.millrace.text.near;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reviews made of phrases: sentences with slots, one after another until the review is long enough. */
final class GeneratedCorpus implements Corpus {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ko", "ja", "zh");

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final List<String> SHORT_KINDS = List.of("titles", "closings", "judgements");
    private static final List<String> KINDS = List.of("sentences", "sentences", "opinions", "openings");
    private static final int TRIES = 60;

    private final String language;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final Phrasebook phrases;

    GeneratedCorpus(String language) {
        this.language = language;
        this.phrases = new Phrasebook(language);
    }

    @Override
    public String name() {
        return language + ", generated";
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public List<List<Text>> products(LengthClass length, int products, int texts, Random random) {
        return section("products").stream()
                .limit(products)
                .map(product -> texts(product, length, texts, random))
                .toList();
    }

    private List<Text> texts(String product, LengthClass length, int count, Random random) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (int tries = 0; texts.size() < count && tries < TRIES * count; tries++) {
            Text text = text(product, length, random);
            if (length.has(text.units().size())) {
                texts.putIfAbsent(text.units().words(), text);
            }
        }
        return List.copyOf(texts.values());
    }

    private Text text(String product, LengthClass length, Random random) {
        int words = length.least() + random.nextInt(length.most() - length.least() + 1);
        Set<String> parts = new HashSet<>();
        StringBuilder text = new StringBuilder();
        Units units;
        do {
            text.append(text.length() > 0 && spaced() ? " " : "").append(sentence(product, words, parts, random));
            units = Units.of(text.toString(), spaced());
        } while (units.size() < words);
        return new Text(units, parts);
    }

    /** Few words are a headline or a bare judgement, more are sentences. */
    private String sentence(String product, int words, Set<String> parts, Random random) {
        String template = pick(section(pick(words < 7 ? SHORT_KINDS : KINDS, random)), random);
        Set<String> filled = new HashSet<>();
        String sentence = SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(fill(slot.group(1), product, filled, random)));
        parts.addAll(section("sentences").contains(template) ? filled : Set.of(template));
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private String fill(String slot, String product, Set<String> filled, Random random) {
        String phrase = slot.equals("product") ? product : pick(section(slot + "s"), random);
        filled.add(phrase);
        return phrase;
    }

    private List<String> section(String name) {
        return sections.computeIfAbsent(name, phrases::section);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    static Stream<Corpus> all() {
        return LANGUAGES.stream().map(GeneratedCorpus::new);
    }
}
