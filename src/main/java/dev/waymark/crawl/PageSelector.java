package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Content;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.Languages;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.Scope;
import dev.waymark.crawl.frontier.UrlDiscovery;
import dev.waymark.crawl.frontier.UrlLedger;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which fetched pages are kept, and keeps them in order. */
final class PageSelector {

    private static final Set<Reason> FOLLOWED =
            Set.of(Reason.NONE, Reason.NOINDEX, Reason.NEEDS_JAVASCRIPT, Reason.EMPTY);

    private final Scope scope;
    private final UrlDiscovery survey;
    private final UrlLedger ledger;
    private final Budget budget;
    private final SoftNotFound notFound = new SoftNotFound();
    private final Map<String, Url> byContent = new HashMap<>();
    private final DeferredPages standby = new DeferredPages();
    private final List<Page> pages = new ArrayList<>();
    private int rendered;

    PageSelector(Scope scope, UrlDiscovery survey, UrlLedger ledger, Budget budget) {
        this.budget = budget;
        this.scope = scope;
        this.survey = survey;
        this.ledger = ledger;
    }

    /** The pages worth keeping so far. */
    List<Page> pages() {
        return pages;
    }

    /** How many pages of the budget they are. */
    int used() {
        return pages.size() + rendered * (budget.renderedAs() - 1);
    }

    /** As how many pages the next one is likely to count: a site that needs a browser for some pages mostly needs it for all. */
    int nextCounts() {
        return rendered > 0 ? budget.renderedAs() : 1;
    }

    /** @param content what the site answered to an address that cannot exist */
    void learnMissing(Content content) {
        if (!byContent.containsKey(content.wording()) && !content.page().needsScript()) {
            notFound.learn(content.page());
        }
    }

    /** The pages that waited to hear what became of this address, to be taken again. */
    List<DeferredPages.Waiting> release(Url key) {
        return standby.release(key);
    }

    List<DeferredPages.Waiting> releaseAll() {
        return standby.releaseAll();
    }

    /**
     * Keeps the page or drops it, and follows its links if it may. A page that names another address as its own is neither kept nor
     * dropped before that address is settled.
     *
     * @return why it was dropped; empty while it waits for another address
     */
    Optional<Reason> select(Candidate candidate, Content content) {
        Reason reason = check(candidate, content);
        Page page = content.page();
        if (reason == Reason.NONE) {
            save(candidate, page, content.wording());
        } else if (standby.has(candidate.key())) {
            return Optional.empty();
        } else {
            ledger.drop(candidate.key(), reason, evidence(reason, candidate, content));
        }
        boolean wayIn = FOLLOWED.contains(reason) || candidate.kind() == Kind.START;
        if (wayIn && !content.nofollow()) {
            survey.addLinks(page, candidate.depth() + 1);
        }
        return Optional.of(reason);
    }

    /** The signs that decided, for reasons that are decided by signs. */
    private Message evidence(Reason reason, Candidate candidate, Content content) {
        return switch (reason) {
            case SOFT_404 -> notFound.evidence(content.page()).orElse(Message.NONE);
            case WALL -> content.evidence();
            case NEEDS_JAVASCRIPT ->
                content.vain().equals(Message.NONE)
                        ? content.evidence()
                        : Message.of("ledger.rendered-in-vain", content.evidence(), content.vain());
            case OTHER_LANGUAGE -> Languages.evidence(candidate.key());
            default -> Message.NONE;
        };
    }

    private Reason check(Candidate candidate, Content content) {
        Page page = content.page();
        boolean start = candidate.kind() == Kind.START;
        Reason own = ofItself(content);
        if (own == Reason.WALL || own == Reason.NEEDS_JAVASCRIPT) {
            return own;
        }
        if (!start && scope.languages().isElsewhere(candidate.key())) {
            return Reason.OTHER_LANGUAGE;
        }
        if (!start && notFound.recognises(page)) {
            return Reason.SOFT_404;
        }
        return own != Reason.NONE || start ? own : duplication(candidate, content);
    }

    /** Why a page is not worth keeping, whatever other pages there are. */
    static Reason ofItself(Content content) {
        Page page = content.page();
        if (page.wall()) {
            return Reason.WALL;
        }
        if (content.noindex()) {
            return Reason.NOINDEX;
        }
        if (page.needsScript()) {
            return Reason.NEEDS_JAVASCRIPT;
        }
        return saysNothing(page) ? Reason.EMPTY : Reason.NONE;
    }

    private static boolean saysNothing(Page page) {
        return page.words() == 0
                && page.heading().isEmpty()
                && page.description().isEmpty();
    }

    /** Why another address stands for this page: its translation in our language, its canonical address, or the same text. */
    private Reason duplication(Candidate candidate, Content content) {
        Page page = content.page();
        if (yieldsTo(candidate, content, translation(page), Reason.OTHER_LANGUAGE)) {
            return Reason.OTHER_LANGUAGE;
        }
        Optional<Url> named = page.canonicalUrl().filter(url -> !isCareless(url, page.url()));
        if (yieldsTo(candidate, content, named, Reason.DUPLICATE)) {
            return Reason.DUPLICATE;
        }
        Url same = byContent.get(content.wording());
        if (same == null) {
            return used() + counts(page) <= budget.pages() ? Reason.NONE : Reason.LIMIT;
        }
        scope.duplicate(candidate.key());
        ledger.drop(candidate.key(), Reason.DUPLICATE, Message.verbatim(same.toString()));
        return Reason.DUPLICATE;
    }

    private int counts(Page page) {
        return page.rendering() == null ? 1 : budget.renderedAs();
    }

    private Optional<Url> translation(Page page) {
        return scope.languages().preferred(page, scope::canonical);
    }

    /** Many a site names its home page as the canonical address of every page. */
    private static boolean isCareless(Url canonical, Url url) {
        return canonical.segments().isEmpty() && !url.segments().isEmpty();
    }

    private boolean yieldsTo(Candidate candidate, Content content, Optional<Url> other, Reason reason) {
        Optional<Url> key = other.map(scope::canonical)
                .filter(url -> !url.equals(candidate.key()) && !standby.has(url))
                .filter(url ->
                        asksNotToBeIndexed(url) || survey.add(url, candidate.depth(), same -> candidate.worth()));
        key.ifPresent(url -> {
            if (ledger.has(url)) {
                ledger.drop(candidate.key(), reason, Message.verbatim(url.toString()));
            } else {
                standby.add(url, candidate, content);
            }
        });
        return key.isPresent();
    }

    private boolean asksNotToBeIndexed(Url key) {
        LedgerEntry settled = ledger.get(key);
        return settled != null && settled.reason() == Reason.NOINDEX;
    }

    private Message rendered(Page page) {
        Page.Rendering rendering = page.rendering();
        if (rendering == null) {
            return Message.NONE;
        }
        rendered++;
        String seconds = String.format(Locale.ROOT, "%.1f", rendering.millis() / 1000.0);
        return Message.of("ledger.rendered", rendering.requests(), seconds);
    }

    private void save(Candidate candidate, Page page, String wording) {
        pages.add(budget.texts() ? page : page.withoutMarkdown());
        byContent.putIfAbsent(wording, page.url());
        ledger.read(candidate.key(), page.url(), rendered(page));
        if (translation(page).isPresent()) {
            page.translations().values().stream()
                    .filter(url -> !scope.canonical(url).equals(candidate.key()))
                    .sorted()
                    .forEach(url -> survey.dropTranslation(url, page.url()));
        }
    }
}
