package dev.waymark.crawl.frontier;

import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.sitemap.Sitemap;
import dev.waymark.message.Message;
import dev.waymark.page.Attachment.Format;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.url.Url;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The addresses of a site that are known: which were seen, and which to fetch next. */
public final class UrlDiscovery {

    private static final int MOST_LINKS = 1_000;
    private static final int MOST_SITEMAPS = 20;
    private static final int MOST_SITEMAP_LEVELS = 3;
    private static final int MOST_REMEMBERED = 100_000;
    private static final String TWIN = ".md";

    private final Scope scope;
    private final Budget budget;
    private final UrlLedger ledger;
    private final Frontier frontier;
    /**
     * Links followed so far, and how far from the start page. By identity: equal links of a site are one object, and to compare texts
     * takes longer than what this saves.
     */
    private final IdentityHashMap<Link, Integer> met = new IdentityHashMap<>();

    private final Set<Url> underWay = new HashSet<>();
    private final Set<Url> sitemaps = new HashSet<>();
    private int found;

    public UrlDiscovery(Url start, Scope scope, Budget budget, UrlLedger ledger) {
        this.scope = scope;
        this.budget = budget;
        this.ledger = ledger;
        this.frontier = new Frontier(budget.frontier());
        frontier.add(new Candidate(start, scope.canonical(start), Kind.START, 0, 0, 0, found++));
    }

    /** How many addresses wait to be asked for. */
    public int waiting() {
        return frontier.size();
    }

    public boolean overflowed() {
        return frontier.overflowed();
    }

    public Optional<Candidate> next() {
        Optional<Candidate> best = frontier.best();
        while (best.isPresent() && isElsewhere(best.get())) {
            frontier.remove(best.get().key());
            Url key = best.get().key();
            ledger.refuse(key, Reason.OTHER_LANGUAGE, Languages.evidence(key));
            best = frontier.best();
        }
        best.ifPresent(candidate -> {
            frontier.remove(candidate.key());
            underWay.add(candidate.key());
        });
        return best;
    }

    /** Whether we heard after it was found that another language is spoken there. */
    private boolean isElsewhere(Candidate candidate) {
        return candidate.kind() == Kind.PAGE && scope.languages().isElsewhere(candidate.key());
    }

    public List<Candidate> left() {
        return frontier.inOrder();
    }

    /**
     * Takes a redirect as a new address with the worth of the old one; what leads back to the same page is asked again.
     *
     * @return whether the target will be asked for
     */
    public boolean addRedirect(Candidate from, Url target) {
        Url key = scope.canonical(target);
        if (key.equals(from.key())) {
            addAgain(from.movedTo(target, key));
            return true;
        }
        if (from.kind() == Kind.START) {
            frontier.add(from.movedTo(target, key));
            return true;
        }
        boolean add = !known(key) && (from.kind() == Kind.SITEMAP ? mayMove(from, key) : belongs(key));
        if (add) {
            frontier.add(from.movedTo(key, key));
        }
        return add;
    }

    /** Takes an address that has been asked for already. */
    public void addAgain(Candidate candidate) {
        underWay.remove(candidate.key());
        frontier.add(candidate);
    }

    private boolean mayMove(Candidate sitemap, Url key) {
        return scope.site().sameHost(key) || key.host().equals(sitemap.url().host());
    }

    public void addProbe(Url url) {
        frontier.add(new Candidate(url, url, Kind.PROBE, 0, 1, 0, found++));
    }

    /** Adds a sitemap that the robots.txt of the site names, on whatever host: who may write that file speaks for the site. */
    public void addNamedSitemap(Url url) {
        addSitemap(url, 1, url);
    }

    private void addSitemap(Url url, int level, Url namedBy) {
        boolean room = sitemaps.size() < MOST_SITEMAPS && level <= MOST_SITEMAP_LEVELS;
        boolean trusted = scope.site().sameHost(url) || url.origin().equals(namedBy.origin());
        if (room && trusted && sitemaps.add(scope.canonical(url))) {
            Url key = scope.canonical(url);
            frontier.add(new Candidate(key, key, Kind.SITEMAP, 0, level, 0, found++));
        }
    }

    /** Takes what a sitemap lists: only addresses of the site, and other sitemaps of the site or of the host that the first is on. */
    public void addListed(Sitemap sitemap, Candidate from) {
        scope.learn(sitemap.languages());
        sitemap.files().forEach(file -> addSitemap(file, from.depth() + 1, from.url()));
        for (Sitemap.Listed listed : sitemap.pages()) {
            if (scope.site().contains(listed.url())) {
                add(listed.url(), 1, key -> UrlPriority.ofListed(key, listed.priority()));
            }
        }
    }

    public void addLinks(Page page, int depth) {
        page.links().stream()
                .limit(MOST_LINKS)
                .filter(link -> isNew(link, depth))
                .forEach(link -> addLink(link, depth));
    }

    /** Most links of a page are those of the menu, and say nothing new unless they are nearer to the start page now. */
    private boolean isNew(Link link, int depth) {
        if (depth >= met.getOrDefault(link, Integer.MAX_VALUE)) {
            return false;
        }
        if (met.size() < MOST_REMEMBERED) {
            met.put(link, depth);
        }
        return true;
    }

    private void addLink(Link link, int depth) {
        if (link.nofollow()) {
            setAside(link.url(), Reason.NOFOLLOW, Message.NONE);
        } else if (depth > budget.depth()) {
            setAside(link.url(), Reason.LIMIT, Message.of("ledger.depth", budget.depth()));
        } else {
            add(link.url(), depth, key -> UrlPriority.ofLink(key, link.place(), depth));
        }
    }

    private void setAside(Url url, Reason reason, Message detail) {
        Url key = scope.canonical(url);
        if (scope.site().contains(key) && !known(key)) {
            ledger.setAside(key, reason, detail);
        }
    }

    /**
     * Adds an address with the given worth. The Markdown twin of a page ({@code page.html.md}) stands for the page.
     *
     * @return whether it was read, will be asked for or is being asked for
     */
    public boolean add(Url url, int depth, ToIntFunction<Url> worth) {
        Url key = scope.canonical(url);
        if (isTwin(key) && scope.site().contains(key)) {
            Url page = key.at(key.path().substring(0, key.path().length() - TWIN.length()));
            ledger.refuse(key, Reason.DUPLICATE, Message.verbatim(page.toString()));
            return add(page, depth, worth);
        }
        if (!known(key) && !belongs(key)) {
            return false;
        }
        LedgerEntry settled = ledger.get(key);
        if (settled != null) {
            return settled.state() == LedgerEntry.State.READ;
        }
        if (!underWay.contains(key)) {
            frontier.add(new Candidate(key, key, Kind.PAGE, worth.applyAsInt(key), depth, 0, found++));
        }
        return true;
    }

    private static boolean isTwin(Url url) {
        return url.path().endsWith(".html" + TWIN) || url.path().endsWith(".htm" + TWIN);
    }

    private boolean known(Url key) {
        return ledger.has(key) || underWay.contains(key) || frontier.has(key);
    }

    /** Whether we would ask for this address; when not, the ledger says why. */
    private boolean belongs(Url key) {
        Optional<Scope.Refusal> refusal = scope.refusal(key);
        refusal.ifPresent(why -> refuse(key, why));
        return refusal.isEmpty();
    }

    /** A document may be asked for when the pages have been read. */
    private void refuse(Url key, Scope.Refusal why) {
        if (why.reason() == Reason.NOT_HTML
                && Format.of(why.detail().toString()).isPresent()) {
            ledger.setAside(key, why.reason(), why.detail());
        } else {
            ledger.refuse(key, why.reason(), why.detail());
        }
    }

    /** Drops an address that waits, because another page speaks for it. */
    public void dropTranslation(Url url, Url instead) {
        Url key = scope.canonical(url);
        if (!ledger.has(key) && !underWay.contains(key) && scope.site().contains(key)) {
            frontier.remove(key);
            ledger.refuse(key, Reason.OTHER_LANGUAGE, Message.verbatim(instead.toString()));
        }
    }
}
