package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * Names a counted copy.
 *
 * @param text the text that counts it
 * @param identity that it is counted under
 */
record CopyKey(Fingerprint text, long identity) {}
