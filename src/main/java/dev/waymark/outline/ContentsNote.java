package dev.waymark.outline;

import dev.waymark.extract.Page;
import dev.waymark.extract.Page.Heading;
import dev.waymark.extract.Page.Link;
import dev.waymark.extract.Page.Place;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists what stands on a page that has little to say for itself. */
final class ContentsNote {

    private static final Pattern SEMICOLON = Pattern.compile("; ");

    private static final Pattern CLOSING_MARK = Pattern.compile("[.:;]$");

    private static final int LONGEST = 120;
    private static final int ITEMS = 8;

    /** What stands in the place of a text, or leads about: no name of anything on the page. */
    private static final Pattern NO_ITEM = Pattern.compile(
            "(?i)prev(?:ious)?|site ?map|next|up|home|top|back|index|contents|table of contents|menu|navigation|title|sub ?title|heading|text|description|caption|quote|tab \\d+"
                    + "|(?:product|item|section|your|company) (?:name|title|text|description)|name|image|video|item|slide(?: \\d+)?|all(?: items| products)?|more|share|search|related.*|see also|footnotes"
                    + "|contact(?: us)?|legal notice|notes?");

    private final SiteGraph survey;
    private final Set<Url> dropped;

    /** @param dropped pages that the file does not list, so that nothing here names them */
    ContentsNote(SiteGraph survey, Set<Url> dropped) {
        this.survey = survey;
        this.dropped = dropped;
    }

    /**
     * Its headings, what it links to, and its table of contents, which may be marked up as navigation: each as one line, divided
     * by semicolons, when there is enough of it.
     */
    Stream<String> of(Page page, String name) {
        return Stream.of(
                        headings(page, name),
                        listed(links(page, Place.MAIN), name),
                        listed(links(page, Place.NAVIGATION), name))
                .flatMap(Optional::stream);
    }

    /** The page's own headings, as a list of what stands on it. */
    private static Optional<String> headings(Page page, String name) {
        return listed(
                page.headings().stream()
                        .filter(heading -> heading.level() == 2 || heading.level() == 3)
                        .map(Heading::text),
                name);
    }

    private Stream<String> links(Page page, Place place) {
        return page.links().stream()
                .filter(link -> link.place() == place
                        && link.url().host().equals(page.url().host()))
                .filter(link -> !dropped.contains(link.url()))
                .filter(link -> place == Place.MAIN || !survey.isCommon(link))
                .map(Link::text);
    }

    private static Optional<String> listed(Stream<String> texts, String name) {
        List<String> fit = texts.map(text ->
                        CLOSING_MARK.matcher(LinkNames.unnumbered(text.strip())).replaceFirst(""))
                .filter(text ->
                        !NO_ITEM.matcher(text).matches() && !Words.of(text).equals(Words.of(name)))
                .filter(text -> text.length() > 3
                        && text.length() < 50
                        && Words.of(text).list().stream().anyMatch(word -> word.length() > 3))
                .filter(text -> !ClauseFilter.unfit(text))
                .distinct()
                .limit(ITEMS)
                .toList();
        StringBuilder list = new StringBuilder();
        fit.stream()
                .filter(text -> list.length() + text.length() + 2 <= LONGEST)
                .forEach(text -> list.append(list.isEmpty() ? "" : "; ").append(text));
        return Optional.of(list.toString()).filter(ContentsNote::isList);
    }

    /** Whether a list says enough: three names, or two that are sentences. */
    private static boolean isList(String text) {
        List<String> items = List.of(SEMICOLON.split(text, -1));
        return items.size() > 2
                || (items.size() == 2
                        && items.stream().allMatch(item -> Words.of(item).count() >= 4));
    }
}
