/**
 * The image and the compose file, as users run them: by the command line of Docker. The tests are skipped where there is no
 * Docker or no image; {@code src/test/docker/images} makes the images. Start at {@link io.millrace.container.ComposeIT}.
 */
package io.millrace.container;
