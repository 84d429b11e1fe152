/** Looks at single addresses of a website: whether links answer, whether a file is published, what is read from one page. */
@NullMarked
package dev.waymark.probe;

import org.jspecify.annotations.NullMarked;
