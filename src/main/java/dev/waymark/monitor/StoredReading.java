package dev.waymark.monitor;

import dev.waymark.change.SiteReading;
import dev.waymark.crawl.Revisit.KnownPage;
import dev.waymark.page.Attachment;
import java.util.List;

/** What was read of a website at one check. */
record StoredReading(List<KnownPage> pages, List<Attachment> attachments) {

    boolean isEmpty() {
        return pages.isEmpty();
    }

    SiteReading content() {
        return new SiteReading(pages.stream().map(KnownPage::page).toList(), attachments);
    }
}
