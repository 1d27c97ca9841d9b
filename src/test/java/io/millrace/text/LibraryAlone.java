package io.millrace.text;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Collection;
import java.util.Locale;

/** Lingua with the candidates of a cascade and its own defaults: what the cascade is measured against. */
final class LibraryAlone {

    private final LanguageDetector detector;

    LibraryAlone(Collection<String> candidates) {
        detector = LanguageDetectorBuilder.fromIsoCodes639_1(candidates.stream()
                        .map(language -> IsoCode639_1.valueOf(language.toUpperCase(Locale.ROOT)))
                        .toArray(IsoCode639_1[]::new))
                .build();
    }

    /** An ISO 639-1 code, or "none". */
    String detect(String text) {
        return detector.detectLanguageOf(text).getIsoCode639_1().toString();
    }
}
