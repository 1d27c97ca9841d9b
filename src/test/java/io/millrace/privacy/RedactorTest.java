package io.millrace.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.privacy.Redactor.Redacted;
import io.millrace.text.ReviewText;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Set<String> REGIONS = Set.of("US", "GB", "DE", "FR", "ES", "JP", "KR", "CN");

    private final Redactor redactor = new Redactor(new RedactionSettings(EnumSet.allOf(PersonalData.class), REGIONS));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'write to kim.lee+shop@mail.example.co.uk, please.' | 'write to [EMAIL], please.'",
                "'(john@example.com)' | '([EMAIL])'",
                "'Mail: JOHN@EXAMPLE.COM!' | 'Mail: [EMAIL]!'",
                "'ｋｉｍ＠ｅｘａｍｐｌｅ．ｃｏｍ' | '[EMAIL]'",
                "'name (at) domain dot com' | '[EMAIL]'",
                "'name(at)domain(dot)com' | '[EMAIL]'",
                "'name [at] mail [dot] domain [dot] org now' | '[EMAIL] now'",
                "'ask me at kim.lee at gmail dot com' | 'ask me at [EMAIL]'",
                "'kim @ naver.com' | '[EMAIL]'",
                "'josé@müller.de' | '[EMAIL]'",
                "'用户@例子.公司' | '[EMAIL]'",
                "'メールはkim@example.jpまで' | 'メールは[EMAIL]まで'",
                "'kim@naver.com으로 보내세요' | '[EMAIL]으로 보내세요'",
                "'john@example.com.I like' | '[EMAIL].I like'",
                "'john@gmail.con' | '[EMAIL]'",
                "'<a href=\"mailto:a@b.de\">x</a>' | '<a href=\"mailto:[EMAIL]\">x</a>'",
                "'a@b.de,c@d.fr;e@f.es' | '[EMAIL],[EMAIL];[EMAIL]'",
                "'follow @kim_lee.shop. Now' | 'follow [HANDLE]. Now'",
                "'@Kim99, thanks' | '[HANDLE], thanks'",
                "'see tiktok.com/@kim.lee' | 'see tiktok.com/[HANDLE]'",
                "'＠ｋｉｍ thanks' | '[HANDLE] thanks'",
                "'카페 @kim님' | '카페 [HANDLE]님'",
                "'call (212) 555-0123.' | 'call [PHONE].'",
                "'call +1 212-555-0123 or 212.555.0123' | 'call [PHONE] or [PHONE]'",
                "'call 1-800-463-3339!' | 'call [PHONE]!'",
                "'2125550123 is mine' | '[PHONE] is mine'",
                "'+49 (0)30 901820' | '[PHONE]'",
                "'030 / 901820' | '[PHONE]'",
                "'030 / 9018200' | '[PHONE]'",
                "'0171/5551234' | '[PHONE]'",
                "'Tel.: 0171 555 12 34' | 'Tel.: [PHONE]'",
                "'06 12 34 56 78' | '[PHONE]'",
                "'06.12.34.56.78, merci' | '[PHONE], merci'",
                "'+33 6 12 34 56 78' | '[PHONE]'",
                "'0033612345678' | '[PHONE]'",
                "'612 345 678' | '[PHONE]'",
                "'612 34 56 78' | '[PHONE]'",
                "'０９０－１２３４－５６７８' | '[PHONE]'",
                "'電話は03-1234-5678です' | '電話は[PHONE]です'",
                "'03ー1234ー5678' | '[PHONE]'",
                "'010-1234-5678로 전화' | '[PHONE]로 전화'",
                "'01012345678' | '[PHONE]'",
                "'手机13812345678联系' | '手机[PHONE]联系'",
                "'138 1234 5678' | '[PHONE]'",
                "'电话：010-62345678' | '电话：[PHONE]'",
                "'07400 123456 or 020 7946 0958' | '[PHONE] or [PHONE]'",
                "'+44 7911 123456' | '[PHONE]'",
                "'212\u00a0555\u00a00123' | '[PHONE]'",
                "'212–555–0123' | '[PHONE]'",
                "'212-555-0123 212-555-0124' | '[PHONE] [PHONE]'",
                "'two 2 212-555-0123' | 'two 2 [PHONE]'",
                "'size 10 212-555-0123' | 'size 10 [PHONE]'",
                "'06 12 34 56 78 01 23 45 67 89' | '[PHONE] [PHONE]'",
                "'4111 1111 1111 1111' | '[CARD]'",
                "'4111-1111-1111-1111.' | '[CARD].'",
                "'4111111111111111' | '[CARD]'",
                "'４１１１　１１１１　１１１１　１１１１' | '[CARD]'",
                "'4111.1111.1111.1111' | '[CARD]'",
                "'378282246310005' | '[CARD]'",
                "'3782 822463 10005' | '[CARD]'",
                "'30569309025904' | '[CARD]'",
                "'4222222222222' | '[CARD]'",
                "'6304000000000000' | '[CARD]'",
                "'192.168.0.17' | '[IP]'",
                "'IP:192.168.10.1:8080' | 'IP:[IP]:8080'",
                "'2001:0db8:85a3:0000:0000:8a2e:0370:7334' | '[IP]'",
                "'2001:db8::1' | '[IP]'",
                "'fe80::1%eth0' | '[IP]'",
                "'::ffff:192.168.0.17' | '[IP]'",
                "'[2001:db8::1]:80' | '[[IP]]:80'",
                "'at 2001:db8::1: down' | 'at [IP]: down'",
                "'1 (212) 555-0123' | '[PHONE]'",
                "'My number is 212-555-0123, call me at 5' | 'My number is [PHONE], call me at 5'",
                "'+81 90-1234-5678' | '[PHONE]'",
                "'+82-10-1234-5678' | '[PHONE]'",
                "'+86 138 1234 5678' | '[PHONE]'",
                "'（03）1234-5678' | '[PHONE]'",
                "'+34 612 34 56 78 / +34 612345678' | '[PHONE] / [PHONE]'",
                "'0 212 555 0123' | '0 [PHONE]'",
                "'win 10.0.0.1 home' | 'win [IP] home'",
                "'kim＠example．com、電話' | '[EMAIL]、電話'",
                "'reply to: kim_lee99@yahoo.co.jp!!!' | 'reply to: [EMAIL]!!!'",
                "'\"kim@example.com\"' | '\"[EMAIL]\"'",
                "'kim[at]example.com' | '[EMAIL]'",
                "'kim@example[dot]com' | '[EMAIL]'",
                "'write me: (212)555-0123/(212)555-0124' | 'write me: [PHONE]/[PHONE]'",
                "'T:2125550123.' | 'T:[PHONE].'",
                "'2125550123/2125550124' | '[PHONE]/[PHONE]'",
                "'212-555-0123,212-555-0124' | '[PHONE],[PHONE]'",
            })
    void shouldReplacePersonalData(String text, String expected) {
        assertThat(redactor.redact(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I bought it at shop dot com",
                "2 @ 5 dollars",
                "3@9.99 each",
                ":@) and (@_@) and @@@",
                "meet @ target.com",
                "@home it works",
                "keep colder temps @ bay",
                "and @140 lbs",
                "물물교환@카페이야기",
                "612.345.678",
                "4111 1111 1111 1112",
                "4006381333931",
                "978-3-16-148410-0",
                "9783161484100",
                "ISBN 0306406152",
                "ISBN-10: 0-306-40615-2",
                "ISBN 0-19-853453-1",
                "order 114-5938273-2938475",
                "order number 2125550123",
                "Bestellnummer: 0171 5551234",
                "注文番号 09012345678",
                "model 2125550123",
                "IMEI 356938035643809",
                "356938035643809",
                "1.2.3.4",
                "version 10.0.18.36",
                "v10.0.18.36",
                "10.0.19041.1",
                "12:30:45 and 10::30 and 3::1",
                "std::vector a::b ::",
                "::::::::",
                "10x20x30 and 10 x 20 x 30 cm",
                "$1,299.00 and 1.299,00 € and 12 345 678 won",
                "2019-03-04 12:30 and 04.03.2019 and 02.05.2019 12",
                "2018-2019, 2014.11.04",
                "3:1 and 16:9 and 24/7",
                "6 years, 5'2\", 110-115lbs 32-24.4-32",
                "33-25-37 36c/38-27-35/135#",
                "94105-1234 and 94105",
                "call 911 or 1234",
                "3.1415926535 and 65756787787 and 1234567890",
                "101010101010",
                "20 22 24 26 28",
                "10 12 14 16 18 20",
                "WH-1000XM4 and RTX 4090 and A2141-0123456",
                "[EMAIL] and [PHONE] and [IP] [CARD] [HANDLE]",
                "1 2 3 4 5 6 7 8 9 10",
                "5/5 10/10",
                "tracking number 1Z999AA10123456784 9400110200881234567890",
                "5-10-15-20 2020-2021 2022",
                "$2125550123",
                "0000000000",
                "100 000 000",
                "serial no. 2125550123",
                "8801234567890",
                "Version 1.10.22.3",
                "10-20-30-40-50 cm",
                "2 4 6 8 10 12 14",
                "100 200 300 400",
                "ages 10 12 14 16",
                "the 1990s 2000s 2010 2020",
                "USB 3.0 2.0 1.1 5V 2A 10000mAh 20000",
                "50000 hours, 1920x1080, 2560 x 1440",
                "Nintendo 64 007 1-2-3",
                "0.5 0.25 0.125",
                "#1 #2 12345678",
                "my zip is 90210 and 10001-1234",
                "10:30-12:45 on 2020-01-02",
                "01/02/2020 03/04/2021",
                "born 1990 02 03 1990",
                "my order 405-1234567-8901234 came",
                "ASIN B00EXAMPLE",
                "EAN 4006381333931, UPC 012345678905",
                "SKU: 2125550123",
                "iPhone 15 Pro 256 512",
                "20% off 3 for 2 1/2 3/4",
                "$19.99-$29.99 19.99-29.99",
                "1.5-2.5 years 12.10.2020 - 14.10.2020",
                "IPX7 IP67 IP 1.1",
                "firmware 2.10.33.4",
                "Firmware: V2.10.33.4",
                "me@home",
                "I love it @ 100%",
                "rated 5@5",
                "foo@bar",
                "user@localhost",
                "a.b@c.d.e",
                "kim AT example DOT com",
                "kim @ gmail . com",
                "kim(a)example.com",
                "٠١٢٣",
            })
    void shouldKeepOtherNumbersAndSigns(String text) {
        assertThat(redactor.redact(text)).isEqualTo(new Redacted(text, Set.of()));
    }

    @Test
    void shouldSayWhatItFound() {
        // When
        Redacted redacted = redactor.redact("a@b.de or 212 555 0123");

        // Then
        assertThat(redacted.found()).containsExactlyInAnyOrder(PersonalData.EMAIL, PersonalData.PHONE);
        assertThat(PersonalData.EMAIL.flag()).isEqualTo("redacted-email");
    }

    @Test
    void shouldLookOnlyForWhatItIsTold() {
        // Given
        Redactor emails = new Redactor(new RedactionSettings(Set.of(PersonalData.EMAIL), Set.of()));
        Redactor abroad = new Redactor(new RedactionSettings(Set.of(PersonalData.PHONE), Set.of("FR")));

        // Then
        assertThat(emails.redact("a@b.de 4111111111111111").text()).isEqualTo("[EMAIL] 4111111111111111");
        assertThat(abroad.redact("212-555-0123, +1 212-555-0124, 06 12 34 56 78")
                        .text())
                .isEqualTo("212-555-0123, [PHONE], [PHONE]");
        assertThat(new Redactor(RedactionSettings.NONE).redact("a@b.de").text()).isEqualTo("a@b.de");
    }

    @Test
    void shouldNameARegionThatItDoesNotKnow() {
        assertThatThrownBy(() -> new RedactionSettings(Set.of(), Set.of("XX")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XX");
    }

    @Test
    void shouldTakePlaceholdersOutOfTheAuthorsWords() {
        // When
        RedactedReview redacted = redactor.redact(new ReviewText("[sic] a@b.de", "was [PHONE]"));

        // Then
        assertThat(redacted.text()).isEqualTo(new ReviewText("[sic] [EMAIL]", "was [PHONE]"));
        assertThat(redacted.words().title().strip()).isEqualTo("[sic]");
        assertThat(redacted.words().body().strip()).isEqualTo("was");
        assertThat(redacted.found()).containsExactly(PersonalData.EMAIL);
    }

    @Test
    void shouldSurviveAnyText() {
        for (String text : new String[] {"", "@", "\ud83d", "\0\0@\0", "👍@👍.👍", "+", "(((", "@.", ":::", "a@b"}) {
            assertThat(redactor.redact(text).text()).isEqualTo(text);
        }
    }
}
