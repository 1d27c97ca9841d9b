package io.millrace.curation;

/**
 * How reviews are grouped by their texts.
 *
 * @param near whether near-duplicates are looked for, beside equal texts
 * @param similarityMin texts at least this similar are near, more than 0 to 1
 * @param copies how many reviews of different people may hold the same or near texts, at least 1
 * @param splitGroup what must not be divided between splits, beside texts
 */
public record GroupingSettings(boolean near, double similarityMin, int copies, SplitGroup splitGroup) {}
