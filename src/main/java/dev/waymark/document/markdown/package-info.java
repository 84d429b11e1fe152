/** The parts of Markdown that a file is made of, read and written line by line. */
@NullMarked
package dev.waymark.document.markdown;

import org.jspecify.annotations.NullMarked;
