/**
 * What makes life hard for a run: faults, and what they strike.
 *
 * <pre>
 * Deck ──► Fault.strike(Battlefield) ──► Strike ──► Ends, when its time has come
 *            instances, brokers,           └──────► Recoveries: until every partition has new decisions
 *            registry, storage
 * </pre>
 *
 * Nothing in production code knows of it: processes are killed and held by signals, and a process dies between an effect and
 * its commit through an interceptor that any user could configure. Start reading at
 * {@link io.millrace.proof.nemesis.Nemesis}, {@link io.millrace.proof.nemesis.Faults} and
 * {@link io.millrace.proof.nemesis.Instances}.
 */
package io.millrace.proof.nemesis;
