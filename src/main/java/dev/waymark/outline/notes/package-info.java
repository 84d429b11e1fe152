/** The note of each link. */
@NullMarked
package dev.waymark.outline.notes;

import org.jspecify.annotations.NullMarked;
