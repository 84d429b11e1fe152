package dev.waymark.cli;

import dev.waymark.extract.PageReader;
import dev.waymark.extract.PageReading;
import dev.waymark.extract.Verdict;
import dev.waymark.outline.Outline;
import dev.waymark.page.LeftOut;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What Waymark sees of one page.
 *
 * @param name what a file would call it
 * @param canonical the address that it names as its own; empty when it names none
 * @param robots what it, or its header, asks of robots
 * @param kind what the page is for
 * @param leftOut the parts that are not in the Markdown
 */
record ReadOutput(
        String url,
        String title,
        String heading,
        String name,
        String description,
        String language,
        String canonical,
        List<String> robots,
        String kind,
        List<Fact> facts,
        List<Link> links,
        String byline,
        String published,
        String markdown,
        List<LeftOut> leftOut,
        Judged verdict) {

    /** A fact with its kind in words, and the line that states it; that is empty when no line of the main content does. */
    record Fact(String kind, String value, String label, String evidence) {}

    /** A link of the page. */
    record Link(String url, String text) {}

    /** What the answer is, and the signs for it. */
    record Judged(String is, List<String> signs) {}

    static ReadOutput of(PageReading reading, List<String> robotsFields) {
        Page page = reading.page();
        Outline outline = Outline.of(site(page), Options.DEFAULT);
        return new ReadOutput(
                page.url().toString(),
                page.title(),
                page.heading(),
                name(page, outline),
                page.description(),
                page.language(),
                page.canonicalUrl().map(Object::toString).orElse(""),
                robots(page, robotsFields),
                id(outline.choices().get(outline.choices().size() - 1).kind()),
                page.facts().stream().map(fact -> fact(page, fact)).toList(),
                page.links().stream()
                        .map(link -> new Link(link.url().toString(), link.text()))
                        .toList(),
                reading.byline(),
                page.published(),
                page.markdown(),
                reading.leftOut(),
                new Judged(id(reading.verdict().is()), reading.verdict().signs()));
    }

    /** A site of a start page and this page, which is what the outline judges. */
    private static List<Page> site(Page page) {
        Url start = page.url().at("/");
        return start.equals(page.url()) ? List.of(page) : List.of(new PageReader().read(start, new byte[0], ""), page);
    }

    private static String name(Page page, Outline outline) {
        return outline.write().document().links().stream()
                .filter(link -> link.url().equals(page.url()))
                .map(link -> link.name())
                .findFirst()
                .orElse(page.heading().isEmpty() ? page.title() : page.heading());
    }

    private static List<String> robots(Page page, List<String> fields) {
        Stream<String> own = Stream.of(page.noindex() ? "noindex" : "", page.nofollow() ? "nofollow" : "");
        return Stream.concat(own.filter(rule -> !rule.isEmpty()), fields.stream())
                .distinct()
                .toList();
    }

    private static Fact fact(Page page, Page.Fact fact) {
        String line = page.markdown()
                .lines()
                .filter(text -> text.contains(fact.value()))
                .findFirst()
                .orElse("");
        return new Fact(id(fact.kind()), fact.value(), id(fact.kind()).replace('_', ' '), line);
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    boolean isPage() {
        return verdict.is().equals(id(Verdict.Is.PAGE));
    }

    void print(PrintWriter out) {
        line(out, "url", url);
        line(out, "verdict", verdict.is() + " (" + String.join(", ", verdict.signs()) + ")");
        line(out, "title", title);
        line(out, "heading", heading);
        line(out, "name", name);
        line(out, "description", description);
        line(out, "language", language);
        line(out, "canonical", canonical);
        line(out, "robots", String.join(", ", robots));
        line(out, "kind", kind);
        line(out, "byline", byline);
        line(out, "published", published);
        facts.forEach(fact -> line(out, fact.label(), fact.value()));
        line(out, "links", String.valueOf(links.size()));
        out.println();
        out.println(markdown);
        out.println();
        leftOut.forEach(part -> out.println("left out: " + part.what() + " (" + part.why() + ")"));
        out.flush();
    }

    private static void line(PrintWriter out, String label, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.UK, "%-16s%s%n", label + ":", value);
        }
    }
}
