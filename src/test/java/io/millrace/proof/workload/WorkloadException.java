package io.millrace.proof.workload;

/** The workload cannot be produced, or its ledger cannot be kept or read; says what to do. */
public final class WorkloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkloadException(String message) {
        super(message);
    }

    WorkloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
