package dev.waymark.outline;

import dev.waymark.extract.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which page stands in which section, within the size that a reader takes in: the sections of the template in their order,
 * the site's own parts between them, secondary matter in Optional.
 *
 * @param sections the sections of the main body in reading order, none empty
 * @param optional what stands in Optional, the best first
 * @param left what there was no room for
 */
record SectionLayout(Map<String, List<Page>> sections, List<Page> optional, List<Page> left) {

    /** @param stressed the kinds that a goal stresses, whose sections come first */
    static SectionLayout of(ListablePages candidates, Set<PageKind> stressed) {
        SectionAssignment placement = new SectionAssignment(candidates, stressed);
        SectionMerging.apply(candidates, placement.sections);
        List<Page> left = SizeLimits.apply(candidates, placement.sections, placement.optional);
        placement.sections.forEach((title, members) -> members.sort(inReadingOrder(title, candidates)));
        return new SectionLayout(placement.sections, placement.optional, left);
    }

    /** After the order of the kinds in the section what the sector is about, then the order of the site's own navigation. */
    private static Comparator<Page> inReadingOrder(String title, ListablePages candidates) {
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
