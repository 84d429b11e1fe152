/** Groups the pages of a site into sections and composes its document. */
@NullMarked
package dev.waymark.outline;

import org.jspecify.annotations.NullMarked;
