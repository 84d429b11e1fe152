/** Which addresses of a website are read, and in which order. */
@NullMarked
package dev.waymark.crawl.frontier;

import org.jspecify.annotations.NullMarked;
