package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a site says that it is retired or closed, or has moved, and where to: what a reader must know before anything else. */
final class SiteStatus {

    private static final Pattern ENDED = Pattern.compile(
            "(?i)^(?:please note:? )?(?:this|our|the) (?:web ?site|site|service|charity|organi[sz]ation|company|shop|blog) (?:is|has|was)(?: now| been){0,2} (retired|archived|closed|decommissioned|no longer (?:regularly )?(?:updated|maintained|active)|moved)(?![\\p{L}\\p{N}_])");
    private static final Pattern NEW_SITE = Pattern.compile(
            "(?i)(?:new (?:web ?)?site|moved to|now at|replaced by)[^.]{0,40}?(?<![\\p{L}\\p{N}_.])((?:[a-z0-9-]{1,40}\\.){1,4}[a-z]{2,12})(?![\\p{L}\\p{N}_])");
    private static final int PARAGRAPHS = 8;
    private static final int PAGES = 300;

    private SiteStatus() {}

    /** A sentence; empty when the site is alive. Only a heading, or the beginning of the start page, speaks for the whole site. */
    static Optional<String> of(SiteGraph graph) {
        return graph.pages().stream()
                .limit(PAGES)
                .flatMap(page -> statements(page, graph)
                        .map(ENDED::matcher)
                        .filter(Matcher::find)
                        .map(ended -> sentence(ended.group(1), page, graph)))
                .findFirst();
    }

    private static Stream<String> statements(Page page, SiteGraph graph) {
        return graph.isHome(page)
                ? Stream.concat(
                        Stream.of(page.heading()),
                        graph.paragraphs(page).stream().limit(PARAGRAPHS))
                : Stream.of(page.heading());
    }

    private static String sentence(String state, Page page, SiteGraph graph) {
        String where = graph.paragraphs(page).stream()
                .limit(PARAGRAPHS)
                .map(NEW_SITE::matcher)
                .filter(Matcher::find)
                .map(place -> "; the new site is " + place.group(1))
                .findFirst()
                .orElse("");
        return "This site is " + (state.equalsIgnoreCase("moved") ? "no longer here" : state) + where + ".";
    }
}
