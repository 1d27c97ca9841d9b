package io.millrace.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an {@link S3Server}: one for all test classes of a JVM, started when the first test asks for it and stopped when
 * the last one is done. Tests share its bucket, so each uses keys with a prefix of its own, see {@link TestTopics#unique}.
 */
public final class S3Extension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(S3Extension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == S3Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // What is in the root store and can be closed is closed after the last test of the JVM.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(S3Server.class, key -> start(), S3Server.class);
    }

    private static S3Server start() {
        try {
            Path servers = Files.createDirectories(Path.of("target", "s3").toAbsolutePath());
            return S3Server.start(Files.createTempDirectory(servers, "shared-"));
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the S3 server", e);
        }
    }
}
