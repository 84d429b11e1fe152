/** The finished document and how it is handed out. */
@NullMarked
package dev.waymark.report;

import org.jspecify.annotations.NullMarked;
