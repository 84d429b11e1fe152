/** Spaces out the requests to each host, and sends them. */
@NullMarked
package dev.waymark.politeness;

import org.jspecify.annotations.NullMarked;
