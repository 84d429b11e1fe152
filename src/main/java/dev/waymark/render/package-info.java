/** Runs the scripts of pages in a browser that has no network: every request of a page is answered by the fetcher of the crawl. */
@NullMarked
package dev.waymark.render;

import org.jspecify.annotations.NullMarked;
