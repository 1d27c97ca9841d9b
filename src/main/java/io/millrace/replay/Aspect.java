package io.millrace.replay;

import io.millrace.schema.Decision;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** In what two decisions about one event can differ. */
public enum Aspect {
    /** The outcome or the reason. */
    VERDICT((before, after) -> Verdict.of(before).equals(Verdict.of(after))),
    /** The group; compared if both sides have one. */
    GROUP(both(Decision::getGroup)),
    /** The split; compared if both sides have one. */
    SPLIT(both(Decision::getSplit)),
    /** The language; compared if both sides looked at it. */
    LANGUAGE(both(Decision::getLanguage)),
    /** What was odd but did not decide, or was redacted. */
    FLAGS((before, after) ->
            before == null || after == null || before.getFlags().equals(after.getFlags()));

    private final BiPredicate<Decision, Decision> same;

    Aspect(BiPredicate<Decision, Decision> same) {
        this.same = same;
    }

    /** The name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The aspects in which two decisions differ; null stands for none. */
    static Set<Aspect> differing(Decision before, Decision after) {
        Set<Aspect> differing = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : values()) {
            if (!aspect.same.test(before, after)) {
                differing.add(aspect);
            }
        }
        return differing;
    }

    private static BiPredicate<Decision, Decision> both(Function<Decision, String> field) {
        return (before, after) -> {
            String one = before == null ? null : field.apply(before);
            String other = after == null ? null : field.apply(after);
            return one == null || other == null || Objects.equals(one, other);
        };
    }
}
