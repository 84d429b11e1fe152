package dev.waymark.assess;

import dev.waymark.message.Message;
import dev.waymark.outline.analysis.OrdersToModels;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the website itself lacks, each finding with the page that it is about. Nothing here counts against the file. */
final class WebsiteFindings {

    private static final int MOST_OF_A_KIND = 5;
    private static final Set<Fact.Kind> WAYS =
            EnumSet.of(Fact.Kind.EMAIL, Fact.Kind.PHONE, Fact.Kind.ADDRESS, Fact.Kind.POSTCODE);

    private final SiteFindings site;
    private final List<Finding> findings = new ArrayList<>();

    private WebsiteFindings(SiteFindings site) {
        this.site = site;
    }

    static List<Finding> of(SiteFindings site, List<ExpectedPart> expected) {
        WebsiteFindings website = new WebsiteFindings(site);
        website.checkSitemap();
        website.checkObstacles();
        website.checkDescriptions();
        website.checkTitles();
        website.checkOrders();
        if (expected.contains(ExpectedPart.REACH)) {
            website.checkContact();
        }
        return website.findings;
    }

    private void checkSitemap() {
        if (!site.sitemap().orElse(true)) {
            add("no-sitemap", Severity.MINOR, Message.of("finding.no-sitemap"), "");
        }
    }

    private void checkObstacles() {
        for (SiteFindings.Obstacle obstacle : SiteFindings.Obstacle.values()) {
            addEach(
                    switch (obstacle) {
                        case ROBOTS -> "page-disallowed";
                        case WALL -> "page-walled";
                        case NEEDS_JAVASCRIPT -> "page-needs-javascript";
                    },
                    obstacle == SiteFindings.Obstacle.NEEDS_JAVASCRIPT ? Severity.MAJOR : Severity.MINOR,
                    site.unread().entrySet().stream()
                            .filter(entry -> entry.getValue() == obstacle)
                            .map(Map.Entry::getKey)
                            .sorted());
        }
    }

    private void checkDescriptions() {
        addEach(
                "no-description",
                Severity.MINOR,
                site.pages().stream()
                        .filter(page -> page.description().isBlank())
                        .map(Page::url));
    }

    private void checkTitles() {
        Map<String, List<Page>> byTitle = new LinkedHashMap<>();
        site.pages().forEach(page -> byTitle.computeIfAbsent(TextKey.of(page.title()), any -> new ArrayList<>())
                .add(page));
        addEach(
                "duplicate-page-title",
                Severity.MINOR,
                byTitle.values().stream().filter(pages -> pages.size() > 1).map(pages -> pages.get(1)
                        .url()));
    }

    /** The text itself is not quoted: a model may read the assessment as well. */
    private void checkOrders() {
        addEach(
                "speaks-to-ai",
                Severity.MINOR,
                site.pages().stream().filter(OrdersToModels::in).map(Page::url));
    }

    private void checkContact() {
        boolean told = site.pages().stream()
                .flatMap(page -> page.facts().stream())
                .anyMatch(fact -> WAYS.contains(fact.kind()));
        if (!told && !site.pages().isEmpty()) {
            add(
                    "no-contact-data",
                    Severity.MAJOR,
                    Message.of("finding.no-contact-data"),
                    site.pages().get(0).url().toString());
        }
    }

    /** The first few by name; what is left over is counted with the last of them. */
    private void addEach(String code, Severity severity, Stream<Url> pages) {
        List<Url> all = pages.toList();
        Message message = Message.of("finding." + code);
        for (int i = 0; i < Math.min(all.size(), MOST_OF_A_KIND); i++) {
            int more = i == MOST_OF_A_KIND - 1 ? all.size() - MOST_OF_A_KIND : 0;
            add(
                    code,
                    severity,
                    more > 0 ? Message.of("finding.and-more", message, more) : message,
                    all.get(i).toString());
        }
    }

    private void add(String code, Severity severity, Message message, String about) {
        findings.add(new Finding(
                code, Category.WEBSITE, severity, message, "", 0, about, Message.of("finding." + code + ".fix")));
    }
}
