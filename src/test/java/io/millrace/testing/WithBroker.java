package io.millrace.testing;

import io.millrace.container.Containers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link Broker} of one node, which all classes of the JVM share; see {@link BrokerExtension}.
 *
 * <pre>{@code
 * @WithBroker
 * class SomethingIT {
 *     @Test
 *     void shouldDoSomething(Broker broker) { ... broker.bootstrapServers() ... }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrokerExtension.class)
@Tag(Containers.TAG)
public @interface WithBroker {}
