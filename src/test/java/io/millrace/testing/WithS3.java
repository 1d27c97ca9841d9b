package io.millrace.testing;

import io.millrace.container.Containers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives the tests of a class an {@link S3Server}, which all classes of the JVM share; see {@link S3Extension}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(S3Extension.class)
@Tag(Containers.TAG)
public @interface WithS3 {}
