package io.millrace.testing;

import io.millrace.container.Containers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.containers.GenericContainer;

/**
 * Gives tests an {@link S3Server}, in a process of its own or, where {@linkplain Containers#areWanted containers are wanted}, in
 * a container: one for all test classes of a JVM, started when the first test asks for it and stopped when the last one is done.
 * Tests share its bucket, so each uses keys with a prefix of its own, see {@link TestTopics#unique}.
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
                .getOrComputeIfAbsent(
                        S3Server.class, key -> Containers.areWanted() ? startContainer() : fork(), S3Server.class);
    }

    private static S3Server startContainer() {
        GenericContainer<?> container = Containers.s3(S3Server.BUCKET);
        container.start();
        return new S3Server(container.getFirstMappedPort(), container::stop);
    }

    private static S3Server fork() {
        try {
            Path servers = Files.createDirectories(Path.of("target", "s3").toAbsolutePath());
            return S3Process.start(Files.createTempDirectory(servers, "shared-"));
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the S3 server", e);
        }
    }
}
