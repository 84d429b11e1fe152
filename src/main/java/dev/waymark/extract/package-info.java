/** Turns the bytes of one page into what it says: title, description, headings, links, main text, facts. */
@NullMarked
package dev.waymark.extract;

import org.jspecify.annotations.NullMarked;
