package dev.waymark.job.ledger;

import dev.waymark.url.Url;

/**
 * A page that a running crawl has read, for the list that grows on the page.
 *
 * @param name its title, or its path when it has none
 */
public record RecentPage(String name, String path) {

    static RecentPage of(String url, String title) {
        String path = Url.parse(url).path();
        return new RecentPage(title.isBlank() ? path : title, path);
    }
}
