package io.millrace.grouping;

import java.util.List;

/**
 * What became of a message.
 *
 * @param state what is kept of the text from now on
 * @param outgoing what the text has to say, in order
 */
public record Step(TextState state, List<Outgoing> outgoing) {}
