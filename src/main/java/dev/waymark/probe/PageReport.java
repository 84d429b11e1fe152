package dev.waymark.probe;

import dev.waymark.extract.PageReader;
import dev.waymark.extract.PageReading;
import dev.waymark.extract.Verdict;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.message.Message;
import dev.waymark.outline.Outline;
import dev.waymark.page.LeftOut;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
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
public record PageReport(
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

    /** A fact with what the page says it belongs to, and the line that states it; both may be empty. */
    public record Fact(String kind, String value, String label, String evidence) {}

    /** A link of the page. */
    public record Link(String url, String text) {}

    /** What the answer is, and the signs for it. */
    public record Judged(String is, List<Message> signs) {}

    /** Of a page that answered. */
    public static PageReport of(FetchResponse answer) {
        return of(
                answer.url(),
                answer.body(),
                answer.header("content-type").orElse(""),
                answer.headers().getOrDefault("x-robots-tag", List.of()));
    }

    /**
     * Of a page's bytes.
     *
     * @param robotsFields the values of X-Robots-Tag that came with it
     */
    public static PageReport of(Url url, byte[] body, String contentType, List<String> robotsFields) {
        PageReading reading = new PageReader().explain(url, body, contentType);
        Page page = reading.page();
        Outline outline = Outline.of(site(page), Options.DEFAULT);
        return new PageReport(
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
        return new Fact(id(fact.kind()), fact.value(), fact.label(), line);
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is the page that was asked for, and nothing else in its place. */
    public boolean hasPage() {
        return verdict.is().equals(id(Verdict.Is.PAGE));
    }
}
