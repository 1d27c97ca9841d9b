package io.millrace.proof.workload;

import io.millrace.testing.Coordinates;
import java.util.Map;
import java.util.Set;

/**
 * What the producers know of the events that they sent.
 *
 * @param acknowledged event id → where the cluster said that it is; each must be in the log exactly once
 * @param indeterminate ids of events that were sent and never acknowledged; each may be in the log once or not at all
 */
public record Acknowledgements(Map<String, Coordinates> acknowledged, Set<String> indeterminate) {}
