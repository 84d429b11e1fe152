/** The whole core at the shell, without a container. */
@NullMarked
package dev.waymark.cli;

import org.jspecify.annotations.NullMarked;
