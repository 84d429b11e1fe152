/** Walks a site: frontier, robots rules, sitemaps, scope and budget. */
@NullMarked
package dev.waymark.crawl;

import org.jspecify.annotations.NullMarked;
