/** Classifies, ranks and groups the pages of a site and composes its document. */
@NullMarked
package dev.waymark.outline;

import org.jspecify.annotations.NullMarked;
