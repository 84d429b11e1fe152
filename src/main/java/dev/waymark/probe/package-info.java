/** Looks at single addresses of a website: whether links answer, and whether a file is published. */
@NullMarked
package dev.waymark.probe;

import org.jspecify.annotations.NullMarked;
