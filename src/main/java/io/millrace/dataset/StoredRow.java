package io.millrace.dataset;

/**
 * A row of a file with what the index says of it.
 *
 * @param line of the file of rows, from 1
 * @param row the record, as if this row were its only one
 */
record StoredRow(long line, DatasetRecord row) {}
