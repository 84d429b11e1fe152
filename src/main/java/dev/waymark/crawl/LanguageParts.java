package dev.waymark.crawl;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.Languages;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.State;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * After a site was read in the language of its start page: reads a few pages of each folder that the start page or a sitemap names as a
 * translation, so that the folder can get a file of its own. A page counts only when it says that it is in the language of the folder.
 */
final class LanguageParts {

    private static final int MAX_PAGES = 20;

    /** Of fewer no file is made. */
    private static final int MIN_PAGES = 3;

    private final Crawl site;
    private final CrawlListener listener;
    private final List<Page> pages;
    private final Map<Url, LedgerEntry> ledger = new LinkedHashMap<>();

    /** Reads one part. */
    interface Reading {

        /** The crawl that begins at the start page of the part and reads so many pages at most. */
        Crawl read(Url start, int pages, CrawlListener listener);
    }

    LanguageParts(Crawl site, CrawlListener listener) {
        this.site = site;
        this.listener = listener;
        this.pages = new ArrayList<>(site.pages());
        site.ledger().forEach(entry -> ledger.put(entry.url(), entry));
    }

    /** The site and of its parts in other languages what the budget has room for. */
    Crawl read(Languages languages, Budget budget, Reading reading) {
        if (!isReadable()) {
            return site;
        }
        End end = site.end();
        for (String folder :
                languages.folders().stream().sorted().limit(budget.languages()).toList()) {
            int room = Math.min(MAX_PAGES, budget.pages() - pages.size());
            if (room < MIN_PAGES || end == End.CANCELLED) {
                break;
            }
            String language = Languages.ofFolder(folder);
            Crawl part = reading.read(site.site().start().at("/" + folder + "/"), room, new Listener(language));
            List<Page> read =
                    part.pages().stream().filter(page -> isNew(page, language)).toList();
            add(read, part.ledger());
            end = part.end() == End.CANCELLED ? End.CANCELLED : end;
        }
        return new Crawl(
                site.site(), List.copyOf(pages), site.attachments(), List.copyOf(ledger.values()), end, site.problem());
    }

    /** Only of a whole site that was read to its end. Where the start page does not say its language, other pages would decide it. */
    private boolean isReadable() {
        return (site.end() == End.COMPLETE || site.end() == End.DEPTH_LIMIT)
                && !site.pages().isEmpty()
                && site.site().folder().equals("/")
                && !site.pages().get(0).language().isEmpty();
    }

    private boolean isNew(Page page, String language) {
        LedgerEntry known = ledger.get(page.url());
        return Languages.primary(page.language()).equals(language) && (known == null || known.state() != State.READ);
    }

    private void add(List<Page> read, List<LedgerEntry> entries) {
        pages.addAll(read);
        Set<Url> urls = read.stream().map(Page::url).collect(Collectors.toSet());
        entries.stream()
                .filter(entry -> entry.state() == State.READ && urls.contains(entry.url()))
                .forEach(entry -> ledger.put(entry.url(), entry));
    }

    /** Passes on what is read in the language of a part, counted on from the pages before. */
    private final class Listener implements CrawlListener {

        private final String language;

        Listener(String language) {
            this.language = language;
        }

        @Override
        public void fetching(Url url, int read, int known) {
            listener.fetching(url, pages.size() + read, pages.size() + known);
        }

        @Override
        public void read(Page page, int read, int known) {
            if (isNew(page, language)) {
                listener.read(page, pages.size() + read, pages.size() + known);
            }
        }

        @Override
        public void recorded(LedgerEntry entry) {
            if (entry.state() == State.READ) {
                listener.recorded(entry);
            }
        }

        @Override
        public boolean stopped() {
            return listener.stopped();
        }
    }
}
