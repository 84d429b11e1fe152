/** Reads kept sites again, compares their files, records what came of it, and tells owners. */
@NullMarked
package dev.waymark.monitor.check;

import org.jspecify.annotations.NullMarked;
