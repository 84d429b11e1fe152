/** The whole core at the shell, without a container. */
package dev.waymark.cli;
