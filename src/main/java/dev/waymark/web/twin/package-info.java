/** Our own pages in Markdown, for programs that ask for it. */
@NullMarked
package dev.waymark.web.twin;

import org.jspecify.annotations.NullMarked;
