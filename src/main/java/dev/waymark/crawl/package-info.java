/** Walks a site: frontier, sitemaps, scope and budget. */
@NullMarked
package dev.waymark.crawl;

import org.jspecify.annotations.NullMarked;
