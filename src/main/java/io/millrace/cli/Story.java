package io.millrace.cli;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one review, in the order of time. Entries of one source stay in the order in which they were added,
 * that of the log: one whose time is before that of its predecessor counts as late, and comes right after it. Keeps the
 * last {@value #ENTRIES_MAX} entries of each source. For one thread.
 */
final class Story {

    static final int ENTRIES_MAX = 1_000;

    private final String reviewId;
    private final Map<StorySource, Deque<Placed>> sources = new EnumMap<>(StorySource.class);
    private final Map<StorySource, Long> leftOut = new EnumMap<>(StorySource.class);
    private final List<String> notes = new ArrayList<>();

    private record Placed(Instant place, StoryEntry entry) {}

    Story(String reviewId) {
        this.reviewId = reviewId;
    }

    String reviewId() {
        return reviewId;
    }

    void add(StoryEntry entry) {
        Deque<Placed> placed = sources.computeIfAbsent(entry.source(), source -> new ArrayDeque<>());
        boolean late = !placed.isEmpty() && placed.getLast().place().isAfter(entry.time());
        placed.addLast(new Placed(late ? placed.getLast().place() : entry.time(), entry));
        if (placed.size() > ENTRIES_MAX) {
            placed.removeFirst();
            leftOut.merge(entry.source(), 1L, Long::sum);
        }
    }

    /** Adds what the reader of the story should know of it. */
    void note(String note) {
        notes.add(note);
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    List<StoryEntry> entries() {
        return sources.values().stream()
                .flatMap(Deque::stream)
                .sorted(Comparator.comparing(Placed::place)
                        .thenComparing(placed -> placed.entry().source()))
                .map(Placed::entry)
                .toList();
    }

    List<String> notes() {
        List<String> all = new ArrayList<>();
        leftOut.forEach((source, count) -> all.add("the " + count + " oldest entries called " + source.word(true)
                + " are left out; the last " + ENTRIES_MAX + " are kept"));
        all.addAll(notes);
        return all;
    }
}
