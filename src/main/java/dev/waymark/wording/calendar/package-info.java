/** Days and dates as running text names them. */
@NullMarked
package dev.waymark.wording.calendar;

import org.jspecify.annotations.NullMarked;
