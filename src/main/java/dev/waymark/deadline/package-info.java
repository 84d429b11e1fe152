/** How long work on text from outside may take. */
@NullMarked
package dev.waymark.deadline;

import org.jspecify.annotations.NullMarked;
