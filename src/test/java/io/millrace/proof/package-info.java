/**
 * The proof that a review becomes training data exactly once: a service of several processes is fed a known workload while a
 * nemesis kills, stops and cuts off its parts; when all is quiet again, what it left behind is held against its promises.
 *
 * <pre>
 * workload ──► reviews, feedback ──► the service, under the nemesis ──► every topic and file
 *    │ ledger of what was acknowledged                                        │ observers, meanwhile
 *    └────────────────────────► evidence ◄────────────────────────────────────┘
 *                                  └──► guarantees ──► violations, by id
 * </pre>
 *
 * The guarantees use none of the production rules, only the pure functions on texts: they work out from the inputs what must
 * have come of them. Start reading at {@link io.millrace.proof.Guarantee} and {@link io.millrace.proof.Evidence}.
 */
package io.millrace.proof;
