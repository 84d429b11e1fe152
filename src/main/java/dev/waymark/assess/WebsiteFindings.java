package dev.waymark.assess;

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
            add(
                    "no-sitemap",
                    Severity.MINOR,
                    "The website has no sitemap.",
                    "",
                    "Publish /sitemap.xml and name it in robots.txt, so that no page is missed.");
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
                    switch (obstacle) {
                        case ROBOTS -> "robots.txt forbids this page, so language models will not read it either.";
                        case WALL -> "A sign-in form or a firewall is in front of this page.";
                        case NEEDS_JAVASCRIPT -> "This page is empty until a browser runs its scripts.";
                    },
                    site.unread().entrySet().stream()
                            .filter(entry -> entry.getValue() == obstacle)
                            .map(Map.Entry::getKey)
                            .sorted(),
                    switch (obstacle) {
                        case ROBOTS -> "Allow it in robots.txt if it is meant to be found.";
                        case WALL -> "Let programs read it if it is meant for everyone.";
                        case NEEDS_JAVASCRIPT -> "Render the page on the server.";
                    });
        }
    }

    private void checkDescriptions() {
        addEach(
                "no-description",
                Severity.MINOR,
                "This page has no meta description.",
                site.pages().stream()
                        .filter(page -> page.description().isBlank())
                        .map(Page::url),
                "Describe it in one sentence in <meta name=\"description\">.");
    }

    private void checkTitles() {
        Map<String, List<Page>> byTitle = new LinkedHashMap<>();
        site.pages().forEach(page -> byTitle.computeIfAbsent(TextKey.of(page.title()), any -> new ArrayList<>())
                .add(page));
        addEach(
                "duplicate-page-title",
                Severity.MINOR,
                "Another page has the same title.",
                byTitle.values().stream().filter(pages -> pages.size() > 1).map(pages -> pages.get(1)
                        .url()),
                "Title each page for what sets it apart.");
    }

    /** The text itself is not quoted: a model may read the assessment as well. */
    private void checkOrders() {
        addEach(
                "speaks-to-ai",
                Severity.MINOR,
                "The page speaks to AI systems: some of its text reads as an order to them. llms.txt leaves that text out.",
                site.pages().stream().filter(OrdersToModels::in).map(Page::url),
                "Find that text in the page, its title or its description, and remove it, especially if you did not write it.");
    }

    private void checkContact() {
        boolean told = site.pages().stream()
                .flatMap(page -> page.facts().stream())
                .anyMatch(fact -> WAYS.contains(fact.kind()));
        if (!told && !site.pages().isEmpty()) {
            add(
                    "no-contact-data",
                    Severity.MAJOR,
                    "No page says how to get in touch: no e-mail address, phone number or postal address.",
                    site.pages().get(0).url().toString(),
                    "State at least one of them in the footer or on a contact page.");
        }
    }

    /** The first few by name; what is left over is counted with the last of them. */
    private void addEach(String code, Severity severity, String message, Stream<Url> pages, String suggestion) {
        List<Url> all = pages.toList();
        for (int i = 0; i < Math.min(all.size(), MOST_OF_A_KIND); i++) {
            int more = i == MOST_OF_A_KIND - 1 ? all.size() - MOST_OF_A_KIND : 0;
            String rest = more > 0 ? " %,d more are the same.".formatted(more) : "";
            add(code, severity, message + rest, all.get(i).toString(), suggestion);
        }
    }

    private void add(String code, Severity severity, String message, String about, String suggestion) {
        findings.add(new Finding(code, Category.WEBSITE, severity, message, "", 0, about, suggestion));
    }
}
