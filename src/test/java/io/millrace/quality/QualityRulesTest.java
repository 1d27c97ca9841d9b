package io.millrace.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.text.ReviewText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityRulesTest {

    private final QualityRules rules = new QualityRules(settings(Set.copyOf(QualityRules.NAMES)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Great product",
                "👍👍👍",
                "👍",
                "👍👍👍👍👍👍👍👍👍👍",
                "5/5",
                "OK",
                "最高です",
                "좋아요",
                "好",
                "好好好好好好好好",
                "굿굿굿굿굿굿굿",
                "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ",
                "ㅠㅠ",
                "wwwwwwwwww",
                "★★★★★★★★★★",
                "*****",
                "10",
                ":)",
                ":-(",
                "^^",
                "A+++++++++++",
                "Great!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
                "sooooooooooooooooooooooooooooo good",
                "Looooooooooooooooooooooooove",
                "Meh.......................",
                "see www.example.com, it is better there",
                "No comment on the price, but the shoes are fine",
                "Nothing to say",
                "rien à dire",
                "مرحبا",
                "ดีมาก",
                "बहुत अच्छा",
            })
    void shouldKeepShortReviewsThatSaySomething(String body) {
        assertThat(rules.rejecting(new ReviewText("", body))).isEmpty();
        assertThat(rules.rejecting(new ReviewText(body, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "too-short | ' '",
                "few-letters | .",
                "few-letters | ...........",
                "few-letters | ?!?!?!",
                "few-letters | ---------------------",
                "few-letters | /\\_/\\_(-)_//--\\\\",
                "repetition | aaaaaaaaaaaaaaaa",
                "repetition | 1111111 !!!!!!!!",
                "repetition | ああああああああああ",
                "links-only | https://example.com/a?b=c",
                "links-only | www.example.com http://example.org!",
                "links-only | (shop.example.com/item)",
                "boilerplate | The customer did not write a review.",
                "boilerplate | NO COMMENT!",
                "boilerplate | n/a",
                "boilerplate | Kein Kommentar",
                "boilerplate | Pas de commentaire.",
                "boilerplate | Aucun commentaire",
                "boilerplate | Sin  comentarios",
                "boilerplate | コメントなし",
                "boilerplate | 此用户没有填写评价！",
                "boilerplate | 评价方未及时做出评价，系统默认好评！",
                "boilerplate | 내용없음",
                "boilerplate | 리뷰 내용이 없습니다.",
                "boilerplate | Sent from our form",
            })
    void shouldRejectWhatSaysNothing(String rule, String body) {
        assertThat(rules.rejecting(new ReviewText("", body)))
                .map(QualityRule::name)
                .contains(rule);
    }

    @Test
    void shouldKeepAHeadlineOfOnesOwnBesideBoilerplate() {
        assertThat(rules.rejecting(new ReviewText("Great", "No comment"))).isEmpty();
        assertThat(rules.rejecting(new ReviewText("No comment", "Great"))).isEmpty();
        assertThat(rules.rejecting(new ReviewText("No comment", "No review"))).isPresent();
    }

    @Test
    void shouldApplyOnlyTheRulesThatAreNamed() {
        // Given
        QualityRules links = new QualityRules(settings(Set.of("links-only")));
        QualityRules none = new QualityRules(settings(Set.of()));

        // Then
        assertThat(links.rejecting(new ReviewText("", "..."))).isEmpty();
        assertThat(links.rejecting(new ReviewText("", "www.example.com"))).isPresent();
        assertThat(none.rejecting(new ReviewText("", "www.example.com"))).isEmpty();
    }

    @Test
    void shouldFollowItsParameters() {
        assertThat(new TooShortRule(5).rejects(new ReviewText("a b", "c d"))).isTrue();
        assertThat(new TooShortRule(4).rejects(new ReviewText("a b", "c d"))).isFalse();
        assertThat(new FewLettersRule(0.9).rejects(new ReviewText("", "a. b. c.")))
                .isTrue();
        assertThat(new RepetitionRule(2).rejects(new ReviewText("", "xxx"))).isTrue();
        assertThat(new RepetitionRule(3).rejects(new ReviewText("", "xxx"))).isFalse();
    }

    @Test
    void shouldHaveEveryRuleByItsName() {
        for (String name : QualityRules.NAMES) {
            QualityRules one = new QualityRules(settings(Set.of(name)));
            assertThat(List.of("", "...", "aaaaaaaaa", "www.example.com", "No comment"))
                    .as(name)
                    .anyMatch(body -> one.rejecting(new ReviewText("", body)).isPresent());
        }
    }

    private static QualitySettings settings(Set<String> names) {
        return new QualitySettings(names, 1, 0.1, 5, List.of("Sent from our form"), true);
    }
}
