/**
 * The program as a whole: roles are made from the configuration, started, watched and closed. Start at
 * {@link io.millrace.app.Application}. May import everything but {@code cli} and {@code demo}.
 */
package io.millrace.app;
