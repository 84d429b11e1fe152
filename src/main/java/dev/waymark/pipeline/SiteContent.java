package dev.waymark.pipeline;

import dev.waymark.outline.Outline;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of a job and their outline: read from the database and made once for all steps that one server runs. */
final class SiteContent {

    private final List<Page> pages;
    private final List<Attachment> attachments;
    private final Options options;
    private @Nullable Outline outline;

    /**
     * @param pages in the order of their worth
     * @param attachments likewise
     */
    SiteContent(List<Page> pages, List<Attachment> attachments, Options options) {
        this.pages = List.copyOf(pages);
        this.attachments = List.copyOf(attachments);
        this.options = options;
    }

    List<Page> pages() {
        return pages;
    }

    Outline outline() {
        if (outline == null) {
            outline = Outline.of(pages, attachments, options);
        }
        return outline;
    }
}
