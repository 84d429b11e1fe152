package dev.waymark.monitor.check;

import dev.waymark.change.SiteReading;
import dev.waymark.crawl.Revisit.KnownPage;
import dev.waymark.page.Attachment;
import dev.waymark.url.Url;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of a website at one check.
 *
 * @param known every address that was met, read or not
 * @param day on which it was read; empty of a website that was not read yet
 */
public record StoredReading(
        List<KnownPage> pages, List<Attachment> attachments, Set<Url> known, Optional<LocalDate> day) {

    boolean isEmpty() {
        return pages.isEmpty();
    }

    SiteReading content() {
        SiteReading reading =
                new SiteReading(pages.stream().map(KnownPage::page).toList(), attachments).knowing(known);
        return day.map(reading::on).orElse(reading);
    }
}
