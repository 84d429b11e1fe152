package dev.waymark.outline.analysis;

import dev.waymark.describe.Stems;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pages that their index stands for: the vacancies behind a page of vacancies, the stations behind a directory, and stubs that say
 * the same of one thing after another. Pages that differ in more than what they are about are no leaves: rules, services, events.
 */
public final class Leaves {

    private static final int SERIES = 6;
    private static final int STUBS = 4;
    private static final int STUB_WORDS = 120;
    private static final double MOST = 0.6;

    private static final Set<PageKind> PLACES =
            EnumSet.of(PageKind.OTHER, PageKind.CONTACT, PageKind.TEAM, PageKind.CUSTOMERS, PageKind.ABOUT);

    private final SiteGraph graph;
    private final LinkNames names;
    private final Map<Url, PageKind> kinds;
    private final Set<Url> leaves = new HashSet<>();
    private final Set<Url> stubs = new HashSet<>();

    private Leaves(SiteGraph graph, LinkNames names, Map<Url, PageKind> kinds) {
        this.graph = graph;
        this.names = names;
        this.kinds = kinds;
    }

    static Leaves of(List<Page> pages, SiteGraph graph, LinkNames names, Map<Url, PageKind> kinds) {
        Leaves leaves = new Leaves(graph, names, kinds);
        Map<String, List<Page>> folders = pages.stream()
                .filter(page -> graph.hasIndex(page) && !graph.isIndex(page))
                .collect(Collectors.groupingBy(Leaves::folder, LinkedHashMap::new, Collectors.toList()));
        folders.values().forEach(leaves::read);
        leaves.findVacancies(pages);
        return leaves;
    }

    private static String folder(Page page) {
        List<String> segments = page.url().segments();
        return String.join("/", segments.subList(0, segments.size() - 1));
    }

    /** Whether the page may be named, after its index. */
    public boolean isLeaf(Page page) {
        return leaves.contains(page.url()) || isStub(page);
    }

    /** Whether the page says no more than others of its series, but for its name. */
    public boolean isStub(Page page) {
        return stubs.contains(page.url());
    }

    private void read(List<Page> series) {
        if (series.size() >= SERIES) {
            namesakes(series);
        }
        if (series.size() >= STUBS) {
            Map<String, List<Page>> alike = series.stream()
                    .filter(page -> page.words() < STUB_WORDS && page.words() > 0)
                    .collect(Collectors.groupingBy(this::opening));
            alike.entrySet().stream()
                    .filter(entry ->
                            !entry.getKey().isEmpty() && entry.getValue().size() >= STUBS)
                    .forEach(entry -> entry.getValue().forEach(page -> stubs.add(page.url())));
        }
    }

    /** Pages of one folder most of which are called the same at their end: {@code Mill Street Station}. */
    private void namesakes(List<Page> series) {
        Map<String, Integer> ends = new HashMap<>();
        series.forEach(page -> ends.merge(lastWord(page), 1, Integer::sum));
        boolean alike = ends.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().isEmpty() && entry.getValue() >= MOST * series.size());
        boolean places = series.stream()
                        .filter(page -> PLACES.contains(kinds.getOrDefault(page.url(), PageKind.OTHER)))
                        .count()
                >= MOST * series.size();
        boolean indexed = !graph.isInMenus(series.get(0));
        if (alike && places && indexed) {
            series.forEach(page -> leaves.add(page.url()));
        }
    }

    private String lastWord(Page page) {
        List<String> words = Words.of(names.of(page)).list();
        return words.size() < 2 ? "" : words.get(words.size() - 1);
    }

    /** The first words of a page without those of its name. */
    private String opening(Page page) {
        List<String> own = Words.of(names.of(page)).list();
        return graph.paragraphs(page).stream()
                .findFirst()
                .map(text -> Words.of(text).list().stream()
                        .filter(word ->
                                own.stream().noneMatch(name -> Stems.of(name).equals(Stems.of(word))))
                        .limit(5)
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }

    private void findVacancies(List<Page> pages) {
        List<Page> careers = pages.stream()
                .filter(page -> kinds.get(page.url()) == PageKind.CAREERS)
                .toList();
        Optional<Page> index = careers.stream().filter(graph::isInMenus).findFirst();
        if (index.isPresent()) {
            careers.stream().filter(page -> !graph.isInMenus(page)).forEach(page -> leaves.add(page.url()));
        }
    }
}
