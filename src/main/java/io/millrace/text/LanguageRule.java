package io.millrace.text;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides whether a review's language lets it pass. Pure: the same arguments give the same verdict.
 *
 * @param policy which language counts
 * @param allowed the languages that pass, as language tags of which only the language counts; empty allows all
 * @param undetermined what becomes of reviews whose language is undetermined
 */
public record LanguageRule(LanguagePolicy policy, Set<String> allowed, Undetermined undetermined) {

    public LanguageRule {
        allowed = allowed.stream().map(LanguageCode::of).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Judges a review.
     *
     * @param declaredTag the language that the event declares, a language tag such as "en" or "en-US"; null or blank if
     *     it declares none
     * @param detection finds the language of the text; asked at most once, and only if the policy needs it
     */
    public LanguageVerdict judge(String declaredTag, Supplier<Detection> detection) {
        String declared = LanguageCode.of(declaredTag);
        return switch (policy) {
            case DECLARED -> judge(declared);
            case DETECTED -> judge(detection.get());
            case BOTH -> judgeBoth(declared, detection);
        };
    }

    private LanguageVerdict judgeBoth(String declared, Supplier<Detection> detection) {
        if (declared.equals(Detection.UNDETERMINED)) {
            return judge(detection.get());
        }
        LanguageVerdict byDeclaration = judge(declared);
        return byDeclaration.accepted() ? confirm(byDeclaration, detection.get()) : byDeclaration;
    }

    private LanguageVerdict confirm(LanguageVerdict byDeclaration, Detection detected) {
        if (!detected.isDetermined() && !detected.excludesCandidates()) {
            return byDeclaration;
        }
        LanguageVerdict byText = judge(detected);
        return byText.accepted() ? byDeclaration : byText;
    }

    private LanguageVerdict judge(Detection detected) {
        boolean excluded = detected.excludesCandidates() && !allowed.isEmpty();
        return excluded
                ? LanguageVerdict.reject(detected.language(), LanguageVerdict.LANGUAGE)
                : judge(detected.language());
    }

    private LanguageVerdict judge(String language) {
        if (language.equals(Detection.UNDETERMINED)) {
            return undetermined == Undetermined.ACCEPT
                    ? LanguageVerdict.accept(language)
                    : LanguageVerdict.reject(language, LanguageVerdict.UNDETERMINED_LANGUAGE);
        }
        return allowed.isEmpty() || allowed.contains(language)
                ? LanguageVerdict.accept(language)
                : LanguageVerdict.reject(language, LanguageVerdict.LANGUAGE);
    }
}
