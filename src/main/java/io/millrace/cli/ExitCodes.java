package io.millrace.cli;

/** What the program's exit says. */
public final class ExitCodes {

    /** All was done. */
    public static final int OK = 0;
    /** It could not be done; standard error says why. */
    public static final int FAILED = 1;
    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;
    /** All was done but for some lines of the input, which standard error lists. */
    public static final int BAD_LINES = 3;

    private ExitCodes() {}
}
