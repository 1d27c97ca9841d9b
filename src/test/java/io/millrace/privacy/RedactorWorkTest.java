package io.millrace.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work is counted in signs that are looked at, so that it is the same on every machine. */
class RedactorWorkTest {

    private static final int CHARS = 5_000;
    private static final int TIMES = 4;
    private static final double RATIO_MAX = 1.5 * TIMES;
    private static final int STEPS_A_CHAR_MAX = 1_500;

    private final Redactor redactor = new Redactor(new RedactionSettings(
            EnumSet.allOf(PersonalData.class), Set.of("US", "GB", "DE", "FR", "ES", "JP", "KR", "CN")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@",
                "a@",
                "@a",
                "a@a.",
                "a.",
                "a@a.a.",
                "a.-_%+'",
                "(at) ",
                " at ",
                " dot ",
                "a at gmail dot ",
                "a(at)b(dot)",
                "[",
                "<(",
                "@ ",
                " @ ",
                "@_",
                "@_.",
                "0",
                "1 ",
                "12 34 ",
                "111 111-",
                "11 11 11 11 ",
                "2125550",
                "+1",
                "+49 (0)",
                "((",
                "1(",
                "1-",
                "1 - ",
                "0171/",
                "4111 ",
                "4111-1111 ",
                "411111111111111",
                "41-",
                "1.1.1.",
                "192.168.",
                "1:",
                ":",
                "f:",
                "::1",
                "fe80::",
                "::ffff:1.1.",
                "version 1.",
                "order 1 ",
                "가@",
                "가@나.",
                "４１",
                "٣ ",
                "@가 ",
                "한a@"
            })
    void shouldTakeTimeLinearInTheText(String piece) {
        // When
        long steps = steps(piece, CHARS);
        long more = steps(piece, TIMES * CHARS);

        // Then
        assertThat(more / (double) steps).as("%d steps, then %d", steps, more).isLessThan(RATIO_MAX);
        assertThat(more / (TIMES * CHARS)).isLessThan(STEPS_A_CHAR_MAX);
    }

    private long steps(String piece, int length) {
        String text = piece.repeat(length / piece.length() + 1).substring(0, length);
        Counting skeleton = new Counting(text);
        redactor.redact(text, skeleton);
        return length + skeleton.steps;
    }

    /** Counts the signs that finders look at or take. */
    private static final class Counting extends Skeleton {

        private long steps;

        Counting(String text) {
            super(text);
        }

        @Override
        public char charAt(int index) {
            steps++;
            return super.charAt(index);
        }

        @Override
        public String subSequence(int start, int end) {
            steps += end - start;
            return super.subSequence(start, end);
        }
    }
}
