package dev.waymark.extract;

import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * What a page says of another address in its head or in the {@code Link} header field. Source: RFC 8288.
 *
 * @param rel one relation, in lower case
 * @param type the media type that is announced, in lower case; empty when none is
 */
public record LinkRelation(String rel, String type, Url url) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int DEEPEST = 512;
    private static final Pattern LINK = Pattern.compile("<([^<>]*+)>([^<]*+)");
    private static final Pattern REL = Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");
    private static final Pattern TYPE = Pattern.compile("(?i);\\s*type\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    /** The relations that the {@code <link>} elements of a page state. Never throws, whatever the bytes. */
    public static List<LinkRelation> in(Url page, byte[] body, String contentType) {
        String html = Charsets.decode(body, contentType);
        return Parser.htmlParser()
                .setMaxDepth(DEEPEST)
                .parseInput(html, page.toString())
                .select("link[rel][href]")
                .stream()
                .flatMap(link -> of(page, link.attr("rel"), link.attr("type"), link.attr("href")))
                .toList();
    }

    /** The relations that the values of {@code Link} header fields state. */
    public static List<LinkRelation> in(Url page, List<String> fields) {
        List<LinkRelation> relations = new ArrayList<>();
        for (String field : fields) {
            Matcher link = LINK.matcher(field);
            while (link.find()) {
                of(page, value(REL, link.group(2)), value(TYPE, link.group(2)), link.group(1))
                        .forEach(relations::add);
            }
        }
        return relations;
    }

    private static String value(Pattern parameter, String parameters) {
        Matcher found = parameter.matcher(parameters);
        if (!found.find()) {
            return "";
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static Stream<LinkRelation> of(Url page, String rels, String type, String href) {
        return page.link(href.strip()).stream()
                .flatMap(url -> BLANKS.splitAsStream(rels.strip().toLowerCase(Locale.ROOT))
                        .map(rel -> new LinkRelation(rel, type.strip().toLowerCase(Locale.ROOT), url)));
    }
}
