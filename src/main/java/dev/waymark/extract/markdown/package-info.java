/** Writes the main content of a page as Markdown. */
@NullMarked
package dev.waymark.extract.markdown;

import org.jspecify.annotations.NullMarked;
