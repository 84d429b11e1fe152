package dev.waymark.access;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links of an llms.txt that lead to its own host, and a few of them to look at. */
final class ListedLinks {

    /** No page: an ending with a letter in it that is not one of HTML, Markdown or a script. */
    private static final Pattern OTHER_FILE =
            Pattern.compile("(?i)\\.(?!(?:html?|mdx?|php|aspx?|jsp|xhtml)$)[a-z0-9]{0,4}[a-z][a-z0-9]{0,4}$");

    private ListedLinks() {}

    /** In the order of the file, each once. */
    static List<Url> of(SiteAnswer file) {
        if (!file.isText()) {
            return List.of();
        }
        Set<Url> links = new LinkedHashSet<>();
        LlmsTxtParser.parse(file.body()).document(file.end()).links().stream()
                .map(link -> link.url())
                .filter(url -> url.host().equals(file.end().host()))
                .filter(url -> !url.equals(file.end()))
                .forEach(links::add);
        return List.copyOf(links);
    }

    /** Pages other than the start page: of the file, or, where it lists none, of the start page. */
    static List<Url> samples(List<Url> listed, SiteAnswer start, int most) {
        List<Url> pages = pages(listed.stream(), start.end());
        if (pages.isEmpty()) {
            Page page = new PageReader().read(start.end(), start.body(), start.contentType());
            pages = pages(
                    page.links().stream().map(Page.Link::url).filter(url -> url.origin()
                            .equals(start.end().origin())),
                    start.end());
        }
        return spread(pages, most);
    }

    private static List<Url> pages(Stream<Url> links, Url start) {
        return links.filter(url -> !OTHER_FILE.matcher(url.path()).find())
                .filter(url -> !SiteVisitor.Twins.page(url).equals(start))
                .distinct()
                .toList();
    }

    /** So many, as far apart as can be. */
    static List<Url> spread(List<Url> links, int most) {
        List<Url> some = new ArrayList<>();
        int count = Math.min(most, links.size());
        for (int i = 0; i < count; i++) {
            some.add(links.get(i * links.size() / count));
        }
        return some;
    }
}
