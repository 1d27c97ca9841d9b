package io.millrace.cli;

import io.millrace.serde.RegistryUnavailableException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong; the stack trace only to those who ask for it. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("millrace: " + explain(error));
        if (commandLine.getParseResult().hasMatchedOption("--verbose")) {
            error.printStackTrace(commandLine.getErr());
        }
        commandLine.getErr().flush();
        return cause(error, ConfigException.class) == null ? ExitCodes.FAILED : ExitCodes.USAGE;
    }

    /** What went wrong and what to do, in words. */
    static String explain(Throwable error) {
        Throwable config = cause(error, ConfigException.class);
        if (config != null) {
            return config.getMessage();
        }
        Throwable registry = cause(error, RegistryUnavailableException.class);
        if (registry != null) {
            return registry.getMessage() + "; start it, or name another with --schema-registry-url";
        }
        return withCause(error instanceof ExecutionException ? error.getCause() : error);
    }

    private static String withCause(Throwable error) {
        String message = words(error);
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = words(root);
        return message.contains(reason) ? message : message + ": " + reason;
    }

    private static String words(Throwable error) {
        // Of these Java's message is the path alone.
        if (error instanceof NoSuchFileException) {
            return error.getMessage() + " does not exist";
        }
        if (error instanceof AccessDeniedException) {
            return error.getMessage() + " may not be read or written by this user";
        }
        boolean explained = error.getMessage() != null && !error.getMessage().isBlank();
        return explained ? error.getMessage() : error.getClass().getSimpleName();
    }

    private static <E extends Throwable> E cause(Throwable error, Class<E> type) {
        for (Throwable link = error; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return type.cast(link);
            }
        }
        return null;
    }
}
