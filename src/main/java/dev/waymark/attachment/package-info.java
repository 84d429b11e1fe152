/** Reads what PDF and office documents say of themselves, in a process of its own. */
@NullMarked
package dev.waymark.attachment;

import org.jspecify.annotations.NullMarked;
