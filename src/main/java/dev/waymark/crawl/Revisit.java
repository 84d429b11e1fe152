package dev.waymark.crawl;

import dev.waymark.crawl.sitemap.Sitemap;
import dev.waymark.fetch.CountingFetcher;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Validators;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an earlier crawl left of a site, so that a page that has not changed is not sent again. One is for one crawl; its answers may be
 * asked once that has ended. Used by several threads.
 *
 * <p>What a site says of its own changes is believed once it has proved true. A crawl that reads every page whole shows whether it does: a
 * page that says something else under the same ETag, or with the same date in the sitemap, proves it false.
 */
public final class Revisit {

    /** How many pages with the same date must say the same before dates are believed: one alone may be chance. */
    private static final int PROOFS = 3;

    /** Many more than there are pages that a crawl reads. */
    private static final int MAX_DATES = 50_000;

    /**
     * A page as it was read.
     *
     * @param validators what its server said of it
     * @param listed the date that the sitemap had for it; empty when there was none
     */
    public record KnownPage(Page page, Validators validators, String listed) {}

    /**
     * What is believed of a site.
     *
     * @param validators that a page with the same validators is the same
     * @param dates that a page with the same date in the sitemap is the same, so that it need not be asked for at all
     */
    public record Trust(boolean validators, boolean dates) {

        public static final Trust NONE = new Trust(false, false);
    }

    private final Map<Url, KnownPage> known;
    private final Map<Url, Attachment> attachments;
    private final Trust trust;
    private final Predicate<Url> asked;

    private final Map<Url, String> listed = new ConcurrentHashMap<>();
    private final Map<Url, Validators> answered = new ConcurrentHashMap<>();
    private final Set<Url> unchanged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    private Revisit(Map<Url, KnownPage> known, Map<Url, Attachment> attachments, Trust trust, Predicate<Url> asked) {
        this.known = known;
        this.attachments = attachments;
        this.trust = trust;
        this.asked = asked;
    }

    /** For a crawl of a site of which nothing is known. */
    public static Revisit first() {
        return new Revisit(Map.of(), Map.of(), Trust.NONE, url -> true);
    }

    /** For a crawl that reads every page whole and so finds out what may be believed. */
    public static Revisit whole(List<KnownPage> pages) {
        return new Revisit(byAddress(pages), Map.of(), Trust.NONE, url -> true);
    }

    /**
     * For a crawl that asks for no more than it has to.
     *
     * @param attachments documents, which are not asked for again
     * @param asked pages that are asked for even when the sitemap says that they have not changed
     */
    public static Revisit sparing(
            List<KnownPage> pages, List<Attachment> attachments, Trust trust, Predicate<Url> asked) {
        return new Revisit(
                byAddress(pages),
                attachments.stream().collect(Collectors.toMap(Attachment::url, one -> one, (one, other) -> one)),
                trust,
                asked);
    }

    private static Map<Url, KnownPage> byAddress(List<KnownPage> pages) {
        return pages.stream().collect(Collectors.toMap(one -> one.page().url(), one -> one, (one, other) -> one));
    }

    /** Whether pages are to wait until the sitemaps have been read. */
    boolean waitsForSitemaps() {
        return trust.dates();
    }

    void list(Sitemap sitemap) {
        for (Sitemap.Listed page : sitemap.pages()) {
            if (!page.modified().isEmpty() && listed.size() < MAX_DATES) {
                listed.put(page.url(), page.modified());
            }
        }
    }

    /** A page that need not be asked for: the sitemap has the same date for it as it had when it was read. */
    Optional<Page> current(Url url) {
        return Optional.ofNullable(known.get(url))
                .filter(page -> trust.dates() && !page.listed().isEmpty())
                .filter(page -> page.listed().equals(listed.get(url)) && !asked.test(url))
                .map(this::keep);
    }

    /** What to ask for a page with. */
    Validators validators(Url url) {
        KnownPage page = known.get(url);
        return trust.validators() && page != null ? page.validators() : Validators.NONE;
    }

    /** The page of which the server has said that it is as we have it. */
    Optional<Page> notModified(Url url) {
        return Optional.ofNullable(known.get(url)).map(this::keep);
    }

    private Page keep(KnownPage page) {
        unchanged.add(page.page().url());
        answered.put(page.page().url(), page.validators());
        return page.page();
    }

    /** A page was sent. */
    void answered(Url url, Validators validators) {
        answered.put(url, validators);
    }

    Optional<Attachment> attachment(Url url) {
        return Optional.ofNullable(attachments.get(url));
    }

    /** The pages of the crawl as the next one may know them. */
    public List<KnownPage> known(Crawl crawl) {
        return crawl.pages().stream()
                .map(page -> new KnownPage(
                        page, answered.getOrDefault(page.url(), Validators.NONE), listed.getOrDefault(page.url(), "")))
                .toList();
    }

    Fetcher counted(Fetcher fetcher) {
        return new CountingFetcher(fetcher, requests);
    }

    /** How many requests the crawl has made, all included. */
    public int requests() {
        return requests.get();
    }

    /** How many pages were taken over from the earlier crawl. */
    public int unchanged() {
        return unchanged.size();
    }

    /** What may be believed after this crawl. */
    public Trust trust(Crawl crawl) {
        Evidence validators = new Evidence();
        Evidence dates = new Evidence();
        for (KnownPage now : known(crawl)) {
            KnownPage before = known.get(now.page().url());
            if (before != null && !unchanged.contains(now.page().url())) {
                boolean same = ContentHash.hash(before.page()).equals(ContentHash.hash(now.page()));
                if (!now.validators().isEmpty() && now.validators().equals(before.validators())) {
                    validators.add(same);
                }
                if (!now.listed().isEmpty() && now.listed().equals(before.listed())) {
                    dates.add(same);
                }
            }
        }
        return new Trust(validators.proves(trust.validators(), 1), dates.proves(trust.dates(), PROOFS));
    }

    /** Whether pages of which a site said that they had not changed were the same. */
    private static final class Evidence {

        private int same;
        private int changed;

        void add(boolean isSame) {
            same += isSame ? 1 : 0;
            changed += isSame ? 0 : 1;
        }

        boolean proves(boolean believed, int least) {
            return changed == 0 && (believed || same >= least);
        }
    }
}
