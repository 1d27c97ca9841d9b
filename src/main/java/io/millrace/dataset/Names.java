package io.millrace.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The written names of enum constants: {@code PROMPT_COMPLETION} is written {@code prompt-completion}. */
final class Names {

    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that name; {@link DatasetException} names the key and the choices if there is none. */
    static <E extends Enum<E>> E parse(Class<E> type, String key, String name) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> of(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new DatasetException("Dataset option " + key + " is '" + name + "'; choose one of "
                        + constants.stream().map(Names::of).toList()));
    }
}
