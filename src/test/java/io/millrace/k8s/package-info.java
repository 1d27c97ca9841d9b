/**
 * The manifests in {@code k8s/}, held against the models of Kubernetes and against the program. Start at
 * {@link io.millrace.k8s.ManifestsTest}; {@link io.millrace.k8s.ManifestMutationTest} shows that what is broken is found.
 */
package io.millrace.k8s;
