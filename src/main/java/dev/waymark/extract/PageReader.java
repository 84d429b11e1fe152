package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.LinkCache;
import dev.waymark.extract.dom.LinkResolver;
import dev.waymark.extract.dom.MainContent;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.extract.facts.Facts;
import dev.waymark.extract.facts.JsonLd;
import dev.waymark.extract.facts.LineFactCache;
import dev.waymark.extract.markdown.MarkdownRenderer;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.recipe.Recipe;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads the answers of a site as pages; the links and lines that they share are read once. May be used by several threads. */
public final class PageReader {

    /**
     * Changes whenever the same bytes are read as another page: what readings of two versions say cannot be compared word by word.
     */
    public static final int VERSION = 1;

    private static final int DEEPEST = 512;
    private static final int MAX_START = 200;
    private static final String PDF = "%PDF-";
    private static final Set<String> PAGE_TYPES =
            Set.of("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown");

    private final LinkCache links = new LinkCache();
    private final LineFactCache lines = new LineFactCache();

    /**
     * Reads a page; never throws, whatever the bytes.
     *
     * @param url the address that answered
     * @param body HTML, XHTML, plain text or Markdown
     * @param contentType the header field's value, empty when there was none
     */
    public Page read(Url url, byte[] body, String contentType) {
        return read(url, body, contentType, false).page();
    }

    /** The same, with what a crawl decides by: where the page forwards to, and what it is in truth. */
    public PageReading inspect(Url url, byte[] body, String contentType) {
        return read(url, body, contentType, false);
    }

    /**
     * What the website of a start page is made with.
     *
     * @param headers of the answer, by lower-case name
     * @return the id of a recipe; empty when too little speaks for any
     */
    public static String builder(Url url, byte[] body, String contentType, Map<String, List<String>> headers) {
        return BuilderSigns.in(url, body, contentType, headers)
                .recipe()
                .map(Recipe::id)
                .orElse("");
    }

    /** The same, with the parts that were left out. */
    public PageReading explain(Url url, byte[] body, String contentType) {
        return read(url, body, contentType, true);
    }

    private PageReading read(Url url, byte[] body, String contentType, boolean explained) {
        Deadline.check();
        String text = Charsets.decode(body, contentType);
        return isPlain(contentType) && !looksLikeHtml(text)
                ? PageReading.of(PlainText.read(url, text, lines))
                : readHtml(url, text, explained);
    }

    private static boolean isPlain(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).strip();
        return type.startsWith("text/plain") || type.startsWith("text/markdown") || type.startsWith("text/x-markdown");
    }

    /** Whether a body is that of a PDF file, whatever its type says. */
    public static boolean isPdf(byte[] body) {
        return new String(body, 0, Math.min(body.length, PDF.length()), ISO_8859_1).equals(PDF);
    }

    /**
     * Whether an answer can be read as a page: by its type, or else by how it begins, since some servers give pages the type of other
     * files. A PDF file is none, whatever its type.
     *
     * @param mediaType in lower case, without parameters; empty when there was none
     */
    public static boolean isPage(String mediaType, byte[] body) {
        String start = new String(body, 0, Math.min(body.length, MAX_START), ISO_8859_1);
        return !isPdf(body) && (mediaType.isEmpty() || PAGE_TYPES.contains(mediaType) || looksLikeHtml(start));
    }

    /** Whether the text begins as a page does: servers that know files by their endings send some as plain text, or as XML. */
    public static boolean looksLikeHtml(String text) {
        String start =
                text.substring(0, Math.min(text.length(), MAX_START)).strip().toLowerCase(Locale.ROOT);
        String root = start.startsWith("<?xml")
                ? start.substring(start.indexOf('>') + 1).strip()
                : start;
        return root.startsWith("<!doctype html") || root.startsWith("<html");
    }

    private PageReading readHtml(Url url, String html, boolean explained) {
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, url.toString());
        ElementTree boxes = ElementTree.of(document);
        Url base = base(boxes, url);
        LinkResolver hrefs = new LinkResolver(base, links);
        JsonLd data = JsonLd.in(boxes);
        Metadata metadata = new Metadata(boxes, hrefs, data);
        MainContent layout = MainContent.of(boxes);
        MarkdownRenderer content = MarkdownRenderer.render(layout.main(), layout.dropped(), hrefs);
        List<Fact> facts = Facts.in(boxes, data, metadata.siteName(), url, lines);
        String heading = heading(boxes);
        String title = metadata.title().isEmpty() ? heading : metadata.title();
        List<Page.Link> found = Links.of(boxes, layout, hrefs, links);
        PageSigns signs = new PageSigns(
                title,
                heading,
                content.words(),
                content.headings().size(),
                found.size(),
                PageSigns.hasProse(content.markdown()),
                metadata.asks("noindex", "none"));
        Optional<Url> forward = Refresh.in(boxes, url, base, signs.words());
        Verdict verdict = Verdict.of(boxes, signs, forward);
        Page page = Page.at(url)
                .canonical(metadata.canonical().orElse(null))
                .title(title.isEmpty() ? url.toString() : title)
                .heading(heading)
                .description(metadata.description())
                .language(TextLanguage.of(metadata.language(), url, content.markdown()))
                .siteName(metadata.siteName())
                .published(metadata.published())
                .modified(metadata.modified())
                .breadcrumbs(metadata.breadcrumbs())
                .headings(content.headings())
                .links(found)
                .markdown(content.markdown())
                .words(content.words())
                .translations(metadata.translations())
                .types(metadata.types())
                .facts(facts)
                .noindex(signs.noindex())
                .nofollow(metadata.asks("nofollow", "none"))
                .needsScript(verdict.is() == Verdict.Is.SHELL)
                .wall(verdict.is() == Verdict.Is.WALL)
                .build();
        return new PageReading(page, forward, verdict, metadata.byline(), explained ? layout.leftOut() : List.of());
    }

    private static Url base(ElementTree boxes, Url url) {
        return boxes.elements("base")
                .filter(base -> base.hasAttr("href"))
                .findFirst()
                .flatMap(base -> url.link(base.attr("href")))
                .orElse(url);
    }

    private static String heading(ElementTree boxes) {
        return boxes.elements("h1")
                .map(TextCleaner::heading)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
