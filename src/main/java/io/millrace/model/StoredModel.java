package io.millrace.model;

import java.net.URI;

/**
 * A published model.
 *
 * @param version its version, also the name of its directory
 * @param location URI of its directory
 * @param digest SHA-256 of its model file, 64 lower-case hexadecimal digits
 */
public record StoredModel(String version, URI location, String digest) {}
