package io.millrace.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers. Pieces of digits and signs that stand side by side are tried together, the longest row first. Each
 * row has at most {@value #DIGITS_MAX} digits, so the work at each piece is bounded.
 */
final class PhoneFinder implements Finder {

    private static final int DIGITS_MIN = 7;
    static final int DIGITS_MAX = 16;
    private static final int PIECES_MAX = 8;
    private static final int GAP_MAX = 3;

    /** No part of a word, a price or a longer number; a comma is part of a number if three digits follow. */
    private static final Pattern PIECE = Pattern.compile(
            "(?=[0-9+(])(?<![a-z_$€£¥₩#+0-9])(?<![0-9][.:/-])(?<!(?<![0-9]{3})[0-9],)"
                    + "(?:\\+|\\(\\+?|\\+\\()?[0-9](?:[().\\-/]{0,3}[0-9]){0,29}+(?![a-z_%$€£¥₩]|[.:/-]?[0-9]|,[0-9]{3}(?![0-9-]))");

    private static final Pattern GAP = Pattern.compile(" [-/.]? ?|[-/)]{1,2} ");

    private final PhoneNumbers numbers;

    /**
     * @param regions whose national numbers are found, ISO 3166-1
     */
    PhoneFinder(Set<String> regions) {
        this.numbers = new PhoneNumbers(regions);
    }

    @Override
    public List<Span> find(Skeleton text) {
        return text.digits() < DIGITS_MIN ? List.of() : search(text, pieces(text));
    }

    private static List<Span> pieces(Skeleton text) {
        List<Span> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            addPiece(text, new Span(matcher.start(), matcher.end()), pieces);
        }
        return pieces;
    }

    /** A slash may stand within a number, 0171/5551234, and between two. */
    private static void addPiece(Skeleton text, Span piece, List<Span> pieces) {
        int slash = piece.start() + text.subSequence(piece.start(), piece.end()).indexOf('/');
        if (Math.min(slash - piece.start(), piece.end() - slash) > DIGITS_MIN) {
            pieces.add(new Span(piece.start(), slash));
            pieces.add(new Span(slash + 1, piece.end()));
        } else {
            pieces.add(piece);
        }
    }

    private List<Span> search(Skeleton text, List<Span> pieces) {
        List<Span> spans = new ArrayList<>();
        for (int first = 0; first < pieces.size(); ) {
            int count = longest(text, pieces, first);
            if (count > 0) {
                spans.add(row(pieces, first, count));
            }
            first += Math.max(1, count);
        }
        return spans;
    }

    /** How many pieces from this one on are a number; 0 for none. */
    private int longest(Skeleton text, List<Span> pieces, int first) {
        int count = together(text, pieces, first);
        while (count > 0 && !isNumber(text, row(pieces, first, count))) {
            count--;
        }
        return count;
    }

    private static int together(Skeleton text, List<Span> pieces, int first) {
        int count = 1;
        while (count < PIECES_MAX
                && first + count < pieces.size()
                && adjoin(text, pieces.get(first + count - 1), pieces.get(first + count))) {
            count++;
        }
        return count;
    }

    private static boolean adjoin(Skeleton text, Span piece, Span next) {
        return next.start() - piece.end() <= GAP_MAX
                && text.charAt(next.start()) != '+'
                && GAP.matcher(text.subSequence(piece.end(), next.start())).matches();
    }

    private boolean isNumber(Skeleton text, Span row) {
        String written = text.subSequence(row.start(), row.end());
        String digits = Skeleton.digitsOf(written);
        return digits.length() >= DIGITS_MIN
                && digits.length() <= DIGITS_MAX
                && numbers.isNumber(written, digits)
                && !NumberNames.nameThing(text, row.start());
    }

    private static Span row(List<Span> pieces, int first, int count) {
        return new Span(pieces.get(first).start(), pieces.get(first + count - 1).end());
    }
}
