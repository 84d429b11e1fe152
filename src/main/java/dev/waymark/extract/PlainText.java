package dev.waymark.extract;

import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.extract.facts.Facts;
import dev.waymark.extract.facts.LineFactCache;
import dev.waymark.extract.markdown.MarkdownWriter;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Heading;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plain text and Markdown as a page: it is its own main content. */
final class PlainText {

    private static final Pattern CLOSING_MARKS = Pattern.compile("\\s#++\\s*+$");

    private static final int LONGEST_TITLE = 300;
    private static final int MOST_LINKS = 1000;
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6})[ \\t]++([^\\n]{1,500})");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]{1,300})]\\(([^()\\s]{1,2000})\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^(```|~~~).*?^\\1");

    private PlainText() {}

    static Page read(Url url, String raw, LineFactCache lines) {
        String text = TextCleaner.lines(raw).strip();
        String prose = FENCED.matcher(text).replaceAll("");
        List<Heading> headings = headings(prose);
        String heading = headings.isEmpty() ? "" : headings.get(0).text();
        String first = TextCleaner.line(text.lines().findFirst().orElse(""), LONGEST_TITLE);
        String title = heading.isEmpty() ? first : heading;
        return Page.at(url)
                .title(title.isEmpty() ? url.toString() : title)
                .heading(heading)
                .headings(headings)
                .links(links(url, prose))
                .markdown(text)
                .words(MarkdownWriter.words(text))
                .facts(Facts.inText(text, url, lines))
                .build();
    }

    private static List<Heading> headings(String text) {
        return HEADING.matcher(text)
                .results()
                .map(found -> new Heading(
                        found.group(1).length(),
                        TextCleaner.line(CLOSING_MARKS.matcher(found.group(2)).replaceAll(""), LONGEST_TITLE)))
                .filter(heading -> !heading.text().isEmpty())
                .toList();
    }

    private static List<Link> links(Url url, String text) {
        Map<Url, Link> links = new LinkedHashMap<>();
        Matcher link = LINK.matcher(text);
        while (link.find() && links.size() < MOST_LINKS) {
            String name = TextCleaner.line(link.group(1));
            url.link(link.group(2))
                    .ifPresent(target -> links.putIfAbsent(target, new Link(target, name, Place.MAIN, false)));
        }
        return List.copyOf(links.values());
    }
}
