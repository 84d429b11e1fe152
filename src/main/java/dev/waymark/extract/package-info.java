/** Turns the bytes of one page into a {@link dev.waymark.page.Page}. */
@NullMarked
package dev.waymark.extract;

import org.jspecify.annotations.NullMarked;
