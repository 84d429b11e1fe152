/** What one page says, once it is read: the value that every later step works on. */
@NullMarked
package dev.waymark.page;

import org.jspecify.annotations.NullMarked;
