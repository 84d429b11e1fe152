/** Checks kept sites for changes, and proposes changes of their files. */
@NullMarked
package dev.waymark.monitor;

import org.jspecify.annotations.NullMarked;
