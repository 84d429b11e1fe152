package dev.waymark.outline;

import dev.waymark.outline.analysis.ListablePages;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins sections that are too small, or too many to be taken in at a glance. */
final class SectionMerging {

    private static final int SECTIONS = 8;

    /** Kinds that describe the organisation itself: alone in their section they join the first one, others the main one. */
    private static final Set<PageKind> OF_THE_HOUSE = Set.of(
            PageKind.CONTACT,
            PageKind.DONATE,
            PageKind.VOLUNTEER,
            PageKind.IMPACT,
            PageKind.TEAM,
            PageKind.INVESTORS,
            PageKind.CAREERS,
            PageKind.EVENTS,
            PageKind.POLICY,
            PageKind.SERVICE_STANDARDS);

    private final ListablePages candidates;
    private final Map<String, List<Page>> sections;
    private final String first;
    private final String main;

    private SectionMerging(ListablePages candidates, Map<String, List<Page>> sections) {
        this.candidates = candidates;
        this.sections = sections;
        this.first = candidates.template().parts().get(0).title();
        this.main = candidates.template().mainPart().title();
    }

    static SectionLayout of(SectionLayout layout, ListablePages candidates) {
        SectionMerging merging = new SectionMerging(candidates, layout.movable());
        merging.mergeSingles();
        merging.mergeTopics();
        merging.sections.values().removeIf(List::isEmpty);
        return new SectionLayout(merging.sections, layout.optional(), layout.left());
    }

    private void mergeSingles() {
        for (String title : List.copyOf(sections.keySet())) {
            List<Page> members = sections.getOrDefault(title, List.of());
            if (members.size() == 1 && !title.equals(first) && filled() > 1) {
                move(title, isOfTheHouse(title, members.get(0)) ? first : main);
            }
        }
    }

    private boolean isOfTheHouse(String title, Page page) {
        return OF_THE_HOUSE.contains(candidates.kind(page))
                || title.equals(main)
                || sections.getOrDefault(main, List.of()).isEmpty();
    }

    /** The smallest of the site's own parts join the main section until the sections can be taken in at a glance. */
    private void mergeTopics() {
        List<String> own = new ArrayList<>(sections.keySet());
        own.removeAll(candidates.template().parts().stream().map(Part::title).toList());
        own.sort(Comparator.comparing(
                title -> sections.getOrDefault(title, List.of()).size()));
        for (String title : own) {
            if (filled() > SECTIONS) {
                move(title, main);
            }
        }
    }

    private long filled() {
        return sections.values().stream().filter(members -> !members.isEmpty()).count();
    }

    private void move(String from, String to) {
        List<Page> pages = sections.remove(from);
        if (pages != null) {
            sections.computeIfAbsent(to, any -> new ArrayList<>()).addAll(pages);
        }
    }
}
