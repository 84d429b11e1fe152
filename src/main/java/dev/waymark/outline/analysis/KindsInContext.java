package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts right what a page is for by the pages around it: a page in a folder of standards is a standard, though its title is
 * “Cookies”, and what only a page of vacancies leads to is a vacancy.
 */
final class KindsInContext {

    private static final int SERIES = 8;
    private static final double MOST = 0.6;

    /** Kinds that a title alone suggests; a folder of pages of another kind weighs more. */
    private static final Set<PageKind> WEAK = Set.of(
            PageKind.LEGAL,
            PageKind.POLICY,
            PageKind.SERVICE_CATEGORY,
            PageKind.SERVICES,
            PageKind.GET_HELP,
            PageKind.ABOUT,
            PageKind.OTHER);

    private static final int FEW_WORDS = 150;
    private static final List<Words> GALLERIES =
            List.of(Words.of("gallery"), Words.of("photo gallery"), Words.of("photos"), Words.of("photographs"));

    private final SiteGraph graph;
    private final Map<Url, PageKind> kinds;

    private KindsInContext(SiteGraph graph, Map<Url, PageKind> kinds) {
        this.graph = graph;
        this.kinds = new HashMap<>(kinds);
    }

    static Map<Url, PageKind> of(SiteGraph graph, Map<Url, PageKind> kinds) {
        KindsInContext context = new KindsInContext(graph, kinds);
        context.followSiblings();
        context.followParents();
        return context.kinds;
    }

    private void followSiblings() {
        Map<String, List<Page>> folders = graph.pages().stream()
                .filter(page -> page.url().segments().size() > 1 && !graph.isIndex(page))
                .collect(Collectors.groupingBy(KindsInContext::folder, LinkedHashMap::new, Collectors.toList()));
        folders.values().stream().filter(pages -> pages.size() >= SERIES).forEach(this::align);
    }

    private static String folder(Page page) {
        List<String> segments = page.url().segments();
        return String.join("/", segments.subList(0, segments.size() - 1));
    }

    private void align(List<Page> series) {
        Map<PageKind, Integer> counts = new EnumMap<>(PageKind.class);
        series.forEach(page -> counts.merge(kind(page), 1, Integer::sum));
        Optional<PageKind> most = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= MOST * series.size() && entry.getKey() != PageKind.HOME)
                .map(Map.Entry::getKey)
                .findFirst();
        most.ifPresent(kind ->
                series.stream().filter(page -> WEAK.contains(kind(page))).forEach(page -> kinds.put(page.url(), kind)));
    }

    private void followParents() {
        for (Page page : graph.pages()) {
            if (kind(page) == PageKind.HOME || graph.isInMenus(page)) {
                continue;
            }
            List<Page> parents = graph.linking(page);
            boolean leaf = !parents.isEmpty();
            if (leaf
                    && kind(page) == PageKind.OTHER
                    && parents.stream().allMatch(from -> kind(from) == PageKind.CAREERS)) {
                kinds.put(page.url(), PageKind.CAREERS);
            }
            if (leaf && page.words() < FEW_WORDS && parents.stream().allMatch(this::isGallery)) {
                kinds.put(page.url(), PageKind.LISTING);
            }
        }
    }

    private boolean isGallery(Page page) {
        List<Words> names = List.of(Words.of(page.heading()), Words.of(graph.label(page)));
        return GALLERIES.stream().anyMatch(names::contains);
    }

    private PageKind kind(Page page) {
        return kinds.getOrDefault(page.url(), PageKind.OTHER);
    }
}
