/** The language model: asks Claude for better words about pages that the outline has chosen. */
@NullMarked
package dev.waymark.claude;

import org.jspecify.annotations.NullMarked;
