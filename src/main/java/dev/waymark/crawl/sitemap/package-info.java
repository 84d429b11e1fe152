/** Reads sitemaps and feeds. */
@NullMarked
package dev.waymark.crawl.sitemap;

import org.jspecify.annotations.NullMarked;
