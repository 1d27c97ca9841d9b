package io.millrace.cli;

import java.util.List;
import java.util.Set;

/**
 * What is told beside the difference.
 *
 * @param changed the keys that differ
 * @param notes what to know when reading it
 * @param texts of the sample
 */
record ReplayFormat(Set<String> changed, List<String> notes, SampledTexts texts) {}
