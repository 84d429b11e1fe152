package dev.waymark.extract;

import dev.waymark.extract.dom.ElementInfo;
import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.LinkCache;
import dev.waymark.extract.dom.LinkResolver;
import dev.waymark.extract.dom.MainContent;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The links of a page, one for each address and place. */
final class Links {

    /** No page needs more; a page of a million links is a trap. */
    private static final int MOST = 1000;

    private static final int LONGEST = 200;
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private record Key(Url url, Place place) {}

    private final Map<Key, Link> links = new LinkedHashMap<>(512);

    private Links() {}

    static List<Link> of(ElementTree boxes, MainContent layout, LinkResolver hrefs, LinkCache site) {
        Links links = new Links();
        for (ElementInfo box : boxes.all()) {
            if (links.links.size() < MOST && isLink(box.tag)) {
                hrefs.of(box.element).ifPresent(url -> links.add(box.element, new Key(url, layout.place(box))));
            }
        }
        return links.links.values().stream().map(site::shared).toList();
    }

    private static boolean isLink(String tag) {
        return tag.equals("a") || tag.equals("area") || tag.equals("frame");
    }

    private void add(Element anchor, Key key) {
        boolean nofollow = anchor.attr("rel").toLowerCase(Locale.ROOT).contains("nofollow");
        Link known = links.get(key);
        if (known == null || known.text().isEmpty() || known.nofollow()) {
            String text = known == null || known.text().isEmpty() ? text(anchor) : known.text();
            boolean always = nofollow && (known == null || known.nofollow());
            links.put(key, new Link(key.url(), text, key.place(), always));
        }
    }

    /** A card that is a link as a whole goes by its heading. */
    private static String text(Element anchor) {
        String text = anchor.firstElementChild() == null ? "" : TextCleaner.line(heading(anchor), LONGEST);
        if (text.isEmpty()) {
            text = TextCleaner.cut(TextCleaner.of(anchor), LONGEST);
        }
        return text.isEmpty() ? TextCleaner.line(label(anchor), LONGEST) : text;
    }

    private static String heading(Element anchor) {
        return anchor.stream()
                .filter(part -> HEADINGS.contains(part.normalName()))
                .findFirst()
                .map(TextCleaner::of)
                .orElse("");
    }

    private static String frameName(Element anchor) {
        return anchor.normalName().equals("frame") ? anchor.attr("name") : "";
    }

    private static String label(Element anchor) {
        String images = anchor.stream().map(image -> image.attr("alt")).collect(Collectors.joining(" "));
        return Stream.of(anchor.attr("aria-label"), images, anchor.attr("title"), frameName(anchor))
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .orElse("");
    }
}
