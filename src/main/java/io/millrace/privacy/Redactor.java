package io.millrace.privacy;

import static java.util.Map.entry;

import io.millrace.text.ReviewText;
import java.util.EnumSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces personal data in a text by placeholders. What it finds is what its finders know: a name or a postal address in words
 * is not found. Takes time linear in the text, whatever the text is. Pure, and safe for use by many threads.
 */
public final class Redactor {

    private static final int CARD_DIGITS_MIN = 13;
    private static final int IP_DIGITS_MIN = 4;
    private static final Pattern PLACEHOLDER =
            Pattern.compile(PersonalData.labels().stream().collect(Collectors.joining("|", "\\[(?i:", ")]")));

    private final List<Entry<PersonalData, Finder>> finders;

    /** Makes a redactor. */
    public Redactor(RedactionSettings settings) {
        this.finders = finders(settings.regions())
                .filter(finder -> settings.kinds().contains(finder.getKey()))
                .toList();
    }

    private static Stream<Entry<PersonalData, Finder>> finders(Set<String> regions) {
        return Stream.of(
                entry(PersonalData.EMAIL, new EmailFinder()),
                entry(
                        PersonalData.CARD,
                        new PatternFinder(
                                text -> text.digits() >= CARD_DIGITS_MIN, CardNumbers.PATTERN, CardNumbers::isCard)),
                entry(PersonalData.IP, new PatternFinder(Skeleton::hasColon, IpAddresses.V6, IpAddresses::isV6)),
                entry(
                        PersonalData.IP,
                        new PatternFinder(text -> text.digits() >= IP_DIGITS_MIN, IpAddresses.V4, IpAddresses::isV4)),
                entry(PersonalData.PHONE, new PhoneFinder(regions)),
                entry(PersonalData.HANDLE, new PatternFinder(Skeleton::hasAt, Handles.PATTERN, Handles::isHandle)));
    }

    /**
     * A text without personal data.
     *
     * @param text the text with placeholders
     * @param found what was replaced
     */
    public record Redacted(String text, Set<PersonalData> found) {}

    /**
     * Replaces what is found.
     *
     * @param text any text, not null
     */
    public Redacted redact(String text) {
        return redact(text, new Skeleton(text));
    }

    Redacted redact(String text, Skeleton skeleton) {
        TreeMap<Integer, Entry<Span, PersonalData>> found = new TreeMap<>();
        for (Entry<PersonalData, Finder> finder : finders) {
            for (Span span : finder.getValue().find(skeleton)) {
                skeleton.blank(span);
                found.put(span.start(), entry(span, finder.getKey()));
            }
        }
        return found.isEmpty() ? new Redacted(text, Set.of()) : replace(text, found.values());
    }

    /**
     * Replaces what is found in title and body.
     *
     * @param review its cleaned text
     */
    public RedactedReview redact(ReviewText review) {
        Redacted title = redact(review.title());
        Redacted body = redact(review.body());
        Set<PersonalData> found = EnumSet.noneOf(PersonalData.class);
        found.addAll(title.found());
        found.addAll(body.found());
        return new RedactedReview(
                new ReviewText(title.text(), body.text()),
                new ReviewText(withoutPlaceholders(title.text()), withoutPlaceholders(body.text())),
                found);
    }

    private static String withoutPlaceholders(String text) {
        return text.indexOf('[') < 0 ? text : PLACEHOLDER.matcher(text).replaceAll(" ");
    }

    private static Redacted replace(String text, Iterable<Entry<Span, PersonalData>> found) {
        StringBuilder out = new StringBuilder(text.length());
        Set<PersonalData> kinds = EnumSet.noneOf(PersonalData.class);
        int from = 0;
        for (Entry<Span, PersonalData> part : found) {
            out.append(text, from, part.getKey().start()).append(part.getValue().placeholder());
            from = part.getKey().end();
            kinds.add(part.getValue());
        }
        return new Redacted(out.append(text, from, text.length()).toString(), kinds);
    }
}
