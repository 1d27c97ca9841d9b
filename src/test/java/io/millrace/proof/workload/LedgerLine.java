package io.millrace.proof.workload;

import io.millrace.testing.Coordinates;

/**
 * A line of a ledger: {@code sent}, an id; or {@code acknowledged}, an id, topic, partition and offset. Fields are separated by
 * tabs.
 *
 * @param id the id of an event
 * @param at where the cluster said that it is; null if it was only sent
 */
record LedgerLine(String id, Coordinates at) {

    private static final String SENT = "sent";
    private static final String ACKNOWLEDGED = "acknowledged";

    /** Reads a line without its end. */
    static LedgerLine parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 2 && fields[0].equals(SENT)) {
            return new LedgerLine(fields[1], null);
        }
        if (fields.length == 5 && fields[0].equals(ACKNOWLEDGED)) {
            return new LedgerLine(fields[1], coordinates(fields));
        }
        throw new WorkloadException("No line of a ledger: " + line);
    }

    /** The line without its end. */
    @Override
    public String toString() {
        return at == null
                ? SENT + "\t" + id
                : ACKNOWLEDGED + "\t" + id + "\t" + at.topic() + "\t" + at.partition() + "\t" + at.offset();
    }

    /** One string for each topic, since there are millions of lines. */
    private static Coordinates coordinates(String[] fields) {
        return new Coordinates(fields[2].intern(), Integer.parseInt(fields[3]), Long.parseLong(fields[4]));
    }
}
