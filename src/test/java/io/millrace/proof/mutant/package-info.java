/** Services with one thing wrong: what the proof must notice, or it proves nothing. */
package io.millrace.proof.mutant;
