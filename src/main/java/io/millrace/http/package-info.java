/**
 * The api role: health, status, metrics and topologies of one process over HTTP, read only. Start at
 * {@link io.millrace.http.ApiService}; the routes are in one table. May import {@code runtime}, {@code metrics}, Javalin and Jackson; knows
 * no topology, no topic and no configuration.
 */
package io.millrace.http;
