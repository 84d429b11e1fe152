package dev.waymark.outline;

import dev.waymark.outline.analysis.ListablePages;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which page is in which section, within the size that a reader takes in: the sections of the template in their order,
 * the site's own parts between them, secondary matter in Optional.
 *
 * @param sections the sections of the main body in reading order, in the end none empty
 * @param optional what is in Optional, the best first
 * @param left what there was no room for
 */
record SectionLayout(Map<String, List<Page>> sections, List<Page> optional, List<Page> left) {

    /** The title of the section of a site that is mostly news. */
    static final String NEWS = "News";

    SectionLayout {
        sections = copy(sections);
        optional = List.copyOf(optional);
        left = List.copyOf(left);
    }

    private static Map<String, List<Page>> copy(Map<String, List<Page>> sections) {
        Map<String, List<Page>> copy = new LinkedHashMap<>();
        sections.forEach((title, members) -> copy.put(title, List.copyOf(members)));
        return Collections.unmodifiableMap(copy);
    }

    /** @param prioritised the kinds that a goal puts first, with their sections */
    static SectionLayout of(ListablePages candidates, Set<PageKind> prioritised) {
        return SectionAssignment.of(candidates, prioritised)
                .merged(candidates)
                .limited(candidates)
                .inReadingOrder(candidates);
    }

    /** With sections joined that are too small, or too many. */
    private SectionLayout merged(ListablePages candidates) {
        return SectionMerging.of(this, candidates);
    }

    /** Within the size that a reader takes in. */
    private SectionLayout limited(ListablePages candidates) {
        return SizeLimits.of(this, candidates);
    }

    private SectionLayout inReadingOrder(ListablePages candidates) {
        Map<String, List<Page>> ordered = new LinkedHashMap<>();
        sections.forEach((title, members) -> ordered.put(
                title, members.stream().sorted(readingOrder(title, candidates)).toList()));
        return new SectionLayout(ordered, optional, left);
    }

    /** The sections in a form in which pages can be moved. */
    Map<String, List<Page>> movable() {
        Map<String, List<Page>> movable = new LinkedHashMap<>();
        sections.forEach((title, members) -> movable.put(title, new ArrayList<>(members)));
        return movable;
    }

    /** After the order of the kinds in the section what the sector is about, then the order of the site's own navigation. */
    private static Comparator<Page> readingOrder(String title, ListablePages candidates) {
        SiteGraph survey = candidates.survey();
        return Comparator.comparingInt((Page page) -> position(title, candidates.template(), candidates.kind(page)))
                .thenComparing(page -> !survey.isIndex(page))
                .thenComparing(page -> !candidates.isOfTheSector(page))
                .thenComparingInt(survey::placeInMenus)
                .thenComparingInt(page -> page.url().segments().size());
    }

    private static int position(String title, Template template, PageKind kind) {
        return template.parts().stream()
                .filter(part -> part.title().equals(title))
                .map(part -> part.kinds().indexOf(kind))
                .map(index -> index < 0 ? 99 : index)
                .findFirst()
                .orElse(0);
    }
}
