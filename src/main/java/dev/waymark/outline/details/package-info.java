/** The facts between the summary and the sections. */
@NullMarked
package dev.waymark.outline.details;

import org.jspecify.annotations.NullMarked;
