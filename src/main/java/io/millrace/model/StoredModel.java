package io.millrace.model;

import java.net.URI;

/**
 * A published model.
 *
 * @param version its version, also the name of its directory
 * @param location URI of its directory
 * @param digest SHA-256 of its model file, 64 lower-case hexadecimal digits
 * @param datasetHash content hash of the dataset that it was trained on, which may be another than that of whom published it again;
 *     empty if its description does not tell
 */
public record StoredModel(String version, URI location, String digest, String datasetHash) {}
