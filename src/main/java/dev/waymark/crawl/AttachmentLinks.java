package dev.waymark.crawl;

import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.Scope;
import dev.waymark.crawl.frontier.UrlLedger;
import dev.waymark.page.Attachment.Format;
import dev.waymark.page.Attachment.Kind;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.url.Url;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links of pages to documents that matter by what they are called: reports, accounts, policies and the like. */
final class AttachmentLinks {

    static final int MAX_ASKED = 20;

    private final Scope scope;
    private final UrlLedger ledger;
    private final Map<Url, AttachmentLink> found = new LinkedHashMap<>();

    private AttachmentLinks(Scope scope, UrlLedger ledger) {
        this.scope = scope;
        this.ledger = ledger;
    }

    /** The best, at most 20: of each kind the newest, then of each kind the second, and so on. */
    static List<AttachmentLink> best(List<Page> pages, Scope scope, UrlLedger ledger) {
        if (!ledger.hasAside(Reason.NOT_HTML)) {
            return List.of();
        }
        AttachmentLinks links = new AttachmentLinks(scope, ledger);
        pages.stream().filter(page -> !page.nofollow()).forEach(links::add);
        return links.best();
    }

    private void add(Page page) {
        for (Link link : page.links()) {
            if (!link.nofollow() && scope.site().sameHost(link.url())) {
                Url key = scope.canonical(link.url());
                LedgerEntry aside = ledger.aside(key);
                if (aside != null
                        && aside.reason() == Reason.NOT_HTML
                        && Format.of(aside.detail().toString()).isPresent()) {
                    AttachmentLink.of(key, link.text(), page).ifPresent(named -> found.putIfAbsent(key, named));
                }
            }
        }
    }

    private List<AttachmentLink> best() {
        Map<Kind, Integer> ranks = new EnumMap<>(Kind.class);
        Map<AttachmentLink, Integer> rounds = new LinkedHashMap<>();
        found.values().stream()
                .sorted(Comparator.comparing(AttachmentLink::year).reversed())
                .forEach(link -> rounds.put(link, ranks.merge(link.kind(), 1, Integer::sum)));
        return rounds.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<AttachmentLink, Integer>::getValue)
                        .thenComparing(entry -> entry.getKey().kind()))
                .limit(MAX_ASKED)
                .map(Map.Entry::getKey)
                .toList();
    }
}
