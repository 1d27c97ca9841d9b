package io.millrace.quality;

import io.millrace.text.ReviewText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that apply, in order. Pure, and safe for use by many threads. */
public final class QualityRules {

    /** The names of all rules, in the order in which they are asked. */
    public static final List<String> NAMES = List.of(
            TooShortRule.NAME, FewLettersRule.NAME, RepetitionRule.NAME, LinksOnlyRule.NAME, BoilerplateRule.NAME);

    private final List<QualityRule> rules;

    /** Makes the rules that the settings name. */
    public QualityRules(QualitySettings settings) {
        this.rules = Stream.of(
                        new TooShortRule(settings.charsMin()),
                        new FewLettersRule(settings.lettersShareMin()),
                        new RepetitionRule(settings.runMax()),
                        new LinksOnlyRule(),
                        new BoilerplateRule(settings.boilerplate()))
                .filter(rule -> settings.rules().contains(rule.name()))
                .toList();
    }

    /**
     * The first rule that rejects a text; empty if none does.
     *
     * @param text cleaned, without personal data and its placeholders
     */
    public Optional<QualityRule> rejecting(ReviewText text) {
        return rules.stream().filter(rule -> rule.rejects(text)).findFirst();
    }
}
