/** The finished document and how it is handed out. */
@NullMarked
package dev.waymark.result;

import org.jspecify.annotations.NullMarked;
