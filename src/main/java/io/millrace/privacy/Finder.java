package io.millrace.privacy;

import java.util.List;

/** Finds one kind of personal data, in time linear in the text, whatever the text is. Safe for use by many threads. */
interface Finder {

    /** Where it is, in the order of the text, without overlaps. */
    List<Span> find(Skeleton text);
}
