/** What is known of a site before anything is written: its pages, their kinds and names, and who is behind it. */
@NullMarked
package dev.waymark.outline.analysis;

import org.jspecify.annotations.NullMarked;
