/**
 * The image and the compose file, as users run them, by the command lines of Docker and Compose; and by Testcontainers the
 * {@link io.millrace.container.Containers} that tests of other packages run on. {@code src/test/docker/images} makes the images.
 * Start at {@link io.millrace.container.ComposeIT}.
 */
package io.millrace.container;
