/** What programs that read for language models meet on a website, seen from outside with a few requests. */
@NullMarked
package dev.waymark.access;

import org.jspecify.annotations.NullMarked;
