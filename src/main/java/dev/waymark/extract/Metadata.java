package dev.waymark.extract;

import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.LinkResolver;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.extract.facts.JsonLd;
import dev.waymark.extract.facts.JsonLd.Item;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What a page says of itself in its head: meta elements, Open Graph, link elements, JSON-LD. */
final class Metadata {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private static final int LONGEST = 1000;
    private static final int MOST_CRUMBS = 10;
    private static final Pattern DAY = Pattern.compile("^(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern AROUND_CRUMB = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d)?!.]+$");
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}|x-default");

    private final ElementTree boxes;
    private final LinkResolver hrefs;
    private final JsonLd data;
    private final Map<String, String> metas = new HashMap<>();
    private final List<String> robots = new ArrayList<>();

    Metadata(ElementTree boxes, LinkResolver hrefs, JsonLd data) {
        this.boxes = boxes;
        this.hrefs = hrefs;
        this.data = data;
        boxes.elements("meta").forEach(this::read);
    }

    private void read(Element meta) {
        String name = first(meta.attr("name"), meta.attr("property"), meta.attr("itemprop"), meta.attr("http-equiv"))
                .toLowerCase(Locale.ROOT);
        String content = TextCleaner.line(meta.attr("content"), LONGEST);
        if (!name.isEmpty() && !content.isEmpty()) {
            metas.putIfAbsent(name, content);
            addRobots(name, content);
        }
    }

    private void addRobots(String name, String content) {
        if (name.equals("robots") || name.equals("waymarkbot")) {
            robots.addAll(List.of(SEPARATORS.split(content.toLowerCase(Locale.ROOT))));
        }
    }

    /** Empty when the page has none. */
    String title() {
        String title = boxes.all("title").stream()
                .filter(box -> !box.isWithin("svg"))
                .map(box -> TextCleaner.line(box.element.text(), LONGEST))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
        return first(title, meta("og:title"), meta("twitter:title"));
    }

    String description() {
        return first(meta("description"), meta("og:description"), meta("dc.description"), meta("twitter:description"));
    }

    String siteName() {
        return first(
                meta("og:site_name"),
                data.of("website").map(site -> site.text("name")).findFirst().orElse(""),
                meta("application-name"));
    }

    String language() {
        String said = boxes.elements("html")
                .map(html -> first(html.attr("lang"), html.attr("xml:lang")))
                .findFirst()
                .orElse("");
        return first(tag(said), tag(meta("content-language")), tag(meta("dc.language")), tag(meta("og:locale")));
    }

    private static String tag(String said) {
        String tag = said.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return TAG.matcher(tag).matches() ? tag : "";
    }

    /** Who wrote the page; addresses of profiles are no names. */
    String byline() {
        Stream<String> said =
                Stream.of(meta("author"), meta("article:author"), meta("dc.creator"), meta("parsely-author"));
        Stream<String> linked = data.items().stream().map(item -> item.text("author"));
        return Stream.concat(said, linked)
                .filter(author -> !author.isEmpty() && !author.contains("://"))
                .findFirst()
                .orElse("");
    }

    String published() {
        return day(Stream.concat(
                Stream.of("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "date")
                        .map(this::meta),
                data.items().stream().map(item -> item.text("datePublished"))));
    }

    String modified() {
        return day(Stream.concat(
                Stream.of(
                                "article:modified_time",
                                "og:updated_time",
                                "datemodified",
                                "dcterms.modified",
                                "last-modified")
                        .map(this::meta),
                data.items().stream().map(item -> item.text("dateModified"))));
    }

    private static String day(Stream<String> times) {
        return times.map(DAY::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
    }

    List<String> breadcrumbs() {
        List<String> linked = data.of("breadcrumblist")
                .findFirst()
                .map(list -> list.items("itemListElement")
                        .sorted(Comparator.comparingInt(Metadata::position))
                        .map(crumb -> first(crumb.text("name"), crumb.text("item")))
                        .filter(Predicate.not(String::isEmpty))
                        .toList())
                .orElse(List.of());
        return linked.isEmpty() ? shownBreadcrumbs() : linked;
    }

    private List<String> shownBreadcrumbs() {
        return Stream.of("nav", "ol", "ul", "div", "p")
                .flatMap(boxes::elements)
                .filter(element -> element.attributesSize() > 0 && isBreadcrumb(element))
                .findFirst()
                .map(Metadata::crumbs)
                .orElse(List.of());
    }

    private static boolean isBreadcrumb(Element element) {
        return element.className().contains("readcrumb")
                || element.attr("aria-label").toLowerCase(Locale.ROOT).startsWith("breadcrumb");
    }

    private static List<String> crumbs(Element trail) {
        List<Element> items = trail.getElementsByTag("li");
        return (items.isEmpty() ? trail.getElementsByTag("a") : items)
                .stream()
                        .map(item -> AROUND_CRUMB.matcher(TextCleaner.of(item)).replaceAll(""))
                        .filter(Predicate.not(String::isEmpty))
                        .limit(MOST_CRUMBS)
                        .toList();
    }

    private static int position(Item crumb) {
        String position = crumb.text("position");
        return NUMBER.matcher(position).matches() ? Integer.parseInt(position) : Integer.MAX_VALUE;
    }

    Optional<Url> canonical() {
        return links("canonical").findFirst().flatMap(link -> hrefs.of(link));
    }

    Map<String, Url> translations() {
        Map<String, Url> translations = new LinkedHashMap<>();
        links("alternate").limit(200).forEach(link -> {
            String language = tag(link.attr("hreflang"));
            hrefs.of(link)
                    .filter(target -> !language.isEmpty())
                    .ifPresent(target -> translations.putIfAbsent(language, target));
        });
        return translations;
    }

    private Stream<Element> links(String relation) {
        return boxes.elements("link")
                .filter(link -> List.of(SEPARATORS.split(link.attr("rel").toLowerCase(Locale.ROOT)))
                        .contains(relation));
    }

    List<String> types() {
        Stream<String> linked = data.items().stream().flatMap(item -> item.types().stream());
        return Stream.concat(linked, Stream.of(meta("og:type").toLowerCase(Locale.ROOT)))
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .limit(50)
                .toList();
    }

    boolean asks(String... rules) {
        return Stream.of(rules).anyMatch(robots::contains);
    }

    private String meta(String name) {
        return metas.getOrDefault(name, "");
    }

    private static String first(String... texts) {
        return Stream.of(texts)
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }
}
