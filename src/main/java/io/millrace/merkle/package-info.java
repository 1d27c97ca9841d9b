/**
 * Merkle trees as RFC 9162, section 2.1, defines them: one hash for a list of any length, and short proofs that an entry is in
 * the list, or, if the list is ordered, that none is at a position. Start reading at {@link io.millrace.merkle.MerkleTree}.
 *
 * <p>Imports nothing but the JDK.
 */
package io.millrace.merkle;
