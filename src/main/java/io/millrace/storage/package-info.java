/**
 * Where snapshots and models live: a local directory, or a bucket that speaks S3. They are built and read in local directories;
 * storage publishes and fetches whole ones. Start at {@link io.millrace.storage.Storage}. May import nothing of Millrace; the
 * AWS SDK is used here and nowhere else.
 */
package io.millrace.storage;
