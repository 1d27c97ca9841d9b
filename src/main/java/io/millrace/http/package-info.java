/**
 * The api role: health, status and topologies of one process over HTTP, read only. Start at
 * {@link io.millrace.http.ApiService}; the routes are in one table. May import {@code runtime}, Javalin and Jackson; knows
 * no topology, no topic and no configuration.
 */
package io.millrace.http;
