/**
 * Proves of any set of snapshots that no text, exactly or nearly, is held out (in validation or test) in one of them and
 * trained on in another, or in the same. It reads the files as they are and believes nothing that built them.
 *
 * <p>Start reading at {@link io.millrace.audit.Audit}. May import {@code dataset} (to read its files), {@code text} (to
 * compare), {@code spill} and the generated schemas; nothing of Kafka.
 */
package io.millrace.audit;
