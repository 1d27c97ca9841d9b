package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageRuleTest {

    private static final Set<String> ALLOWED = Set.of("en", "DE");

    /** "?" stands for a text that cannot be told, "!" for one in a script of no candidate, "-" for no reason. */
    @ParameterizedTest
    @CsvSource({
        "DECLARED, en,    fr, true,  en,           -",
        "DECLARED, EN,    fr, true,  en,           -",
        "DECLARED, en-US, fr, true,  en,           -",
        "DECLARED, de_AT, fr, true,  de,           -",
        "DECLARED, fr,    en, false, fr,           language",
        "DECLARED, ,      en, false, undetermined, undetermined-language",
        "DECLARED, '  ',  en, false, undetermined, undetermined-language",
        "DECLARED, und,   en, false, undetermined, undetermined-language",
        "DETECTED, fr,    en, true,  en,           -",
        "DETECTED, en,    fr, false, fr,           language",
        "DETECTED, en,    ?,  false, undetermined, undetermined-language",
        "DETECTED, en,    !,  false, undetermined, language",
        "BOTH,     en,    en, true,  en,           -",
        "BOTH,     en,    de, true,  en,           -",
        "BOTH,     en,    fr, false, fr,           language",
        "BOTH,     fr,    en, false, fr,           language",
        "BOTH,     en,    ?,  true,  en,           -",
        "BOTH,     en,    !,  false, undetermined, language",
        "BOTH,     ,      en, true,  en,           -",
        "BOTH,     ,      fr, false, fr,           language",
        "BOTH,     ,      ?,  false, undetermined, undetermined-language"
    })
    void shouldJudgeByPolicy(
            LanguagePolicy policy, String declared, String text, boolean accepted, String language, String reason) {
        // Given
        LanguageRule rule = new LanguageRule(policy, ALLOWED, Undetermined.REJECT);

        // When
        LanguageVerdict verdict = rule.judge(declared, () -> detection(text));

        // Then
        assertThat(verdict).isEqualTo(new LanguageVerdict(accepted, language, reason.equals("-") ? null : reason));
    }

    @Test
    void shouldAcceptUndeterminedWhereThatIsAllowed() {
        // Given
        LanguageRule rule = new LanguageRule(LanguagePolicy.DETECTED, ALLOWED, Undetermined.ACCEPT);

        // When
        LanguageVerdict undetermined = rule.judge("en", () -> detection("?"));
        LanguageVerdict excluded = rule.judge("en", () -> detection("!"));

        // Then
        assertThat(undetermined).isEqualTo(LanguageVerdict.accept("undetermined"));
        assertThat(excluded.accepted()).isFalse();
    }

    @Test
    void shouldAllowEveryLanguageIfNoneIsNamed() {
        // Given
        LanguageRule rule = new LanguageRule(LanguagePolicy.BOTH, Set.of(), Undetermined.ACCEPT);

        // When
        LanguageVerdict known = rule.judge("fr", () -> detection("ko"));
        LanguageVerdict excluded = rule.judge(null, () -> detection("!"));

        // Then
        assertThat(known).isEqualTo(LanguageVerdict.accept("fr"));
        assertThat(excluded).isEqualTo(LanguageVerdict.accept("undetermined"));
    }

    @Test
    void shouldOnlyLookAtTheTextIfThePolicyNeedsIt() {
        // Given
        AtomicInteger calls = new AtomicInteger();
        Supplier<Detection> counting = () -> {
            calls.incrementAndGet();
            return detection("en");
        };

        // When
        new LanguageRule(LanguagePolicy.DECLARED, ALLOWED, Undetermined.ACCEPT).judge(null, counting);
        new LanguageRule(LanguagePolicy.BOTH, ALLOWED, Undetermined.ACCEPT).judge("fr", counting);
        new LanguageRule(LanguagePolicy.BOTH, ALLOWED, Undetermined.ACCEPT).judge("en", counting);
        new LanguageRule(LanguagePolicy.DETECTED, ALLOWED, Undetermined.ACCEPT).judge("en", counting);

        // Then
        assertThat(calls).hasValue(2);
    }

    private static Detection detection(String text) {
        return switch (text) {
            case "?" -> Detection.undetermined();
            case "!" -> Detection.noCandidate();
            default -> new Detection(text, Detection.LIBRARY, 0.5);
        };
    }
}
