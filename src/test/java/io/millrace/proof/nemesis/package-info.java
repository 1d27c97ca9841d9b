/** What makes life hard for a run: faults, and the processes that they strike. */
package io.millrace.proof.nemesis;
