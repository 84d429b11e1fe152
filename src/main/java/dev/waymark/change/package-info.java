/** What changed between two readings of a website, as proposals for its file. */
@NullMarked
package dev.waymark.change;

import org.jspecify.annotations.NullMarked;
