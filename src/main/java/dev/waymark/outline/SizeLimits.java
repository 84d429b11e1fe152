package dev.waymark.outline;

import dev.waymark.outline.analysis.ListablePages;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a file to the size that a reader takes in: what is worth least goes to Optional, and from there out. */
final class SizeLimits {

    private static final int SECTION = 12;
    private static final int ENOUGH = 30;
    private static final int SERIES = 24;
    static final int MAIN_BODY = 60;
    static final int OPTIONAL = 24;
    private static final int POSTS = 8;
    private static final int STUB = 90;
    private static final int LEGAL = 3;

    /** What a file must have if the site has it: the best page of each of these is never left out. */
    static final Set<PageKind> IDENTITY =
            Set.of(PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT, PageKind.SERVICES, PageKind.GET_HELP);

    private final ListablePages candidates;
    private final Map<String, List<Page>> sections;
    private final List<Page> optional;
    /** How many pages each folder holds. */
    private final Map<String, Long> folders;

    private final List<Page> left = new ArrayList<>();

    private SizeLimits(ListablePages candidates, Map<String, List<Page>> sections, List<Page> optional) {
        this.candidates = candidates;
        this.sections = sections;
        this.optional = optional;
        this.folders = candidates.pages().stream()
                .map(SizeLimits::folder)
                .filter(folder -> !folder.isEmpty())
                .collect(Collectors.groupingBy(folder -> folder, Collectors.counting()));
    }

    /** Moves what is too much from the sections to Optional, and leaves out what is too much there. */
    static SectionLayout of(SectionLayout layout, ListablePages candidates) {
        SizeLimits limits = new SizeLimits(candidates, layout.movable(), new ArrayList<>(layout.optional()));
        limits.limit();
        return new SectionLayout(limits.sections, limits.optional, limits.left);
    }

    private void limit() {
        Comparator<Page> best = Comparator.comparing(this::isIdentity)
                .thenComparing(candidates::worth)
                .reversed();
        int room = MAIN_BODY;
        int most = mostInASection();
        for (Map.Entry<String, List<Page>> section : sections.entrySet()) {
            List<Page> members = section.getValue();
            List<Page> ranked = members.stream().sorted(best).toList();
            int longest = isSeries(section.getKey(), members) ? ranked.size() : most;
            List<Page> kept = ranked.subList(0, Math.min(ranked.size(), Math.min(longest, room)));
            room -= kept.size();
            optional.addAll(ranked.subList(kept.size(), ranked.size()));
            members.retainAll(kept);
        }
        sections.values().removeIf(List::isEmpty);
        optional.sort(Comparator.comparingDouble((Page page) -> candidates.worth(page))
                .reversed());
        thin(PageKind.BLOG_POST, POSTS);
        thin(PageKind.LEGAL, LEGAL);
        optional.removeIf(this::isLeft);
        while (optional.size() > OPTIONAL) {
            left.add(optional.remove(optional.size() - 1));
        }
    }

    /** Whether a part of the site is short enough to stand together, as the rules of a handbook do. */
    private boolean isSeries(String title, List<Page> members) {
        boolean own = candidates.template().parts().stream()
                .noneMatch(part -> part.title().equals(title));
        return own && members.size() <= SERIES && total() <= MAIN_BODY;
    }

    private int total() {
        return sections.values().stream().mapToInt(List::size).sum();
    }

    /** A file of few sections may have longer ones, rather than hide in Optional what its readers come for. */
    private int mostInASection() {
        int all = sections.values().stream().mapToInt(List::size).sum();
        int most = SECTION;
        while (within(most) < Math.min(all, ENOUGH)) {
            most++;
        }
        return most;
    }

    private int within(int most) {
        return sections.values().stream()
                .mapToInt(members -> Math.min(members.size(), most))
                .sum();
    }

    private void thin(PageKind kind, int most) {
        List<Page> surplus = optional.stream()
                .filter(page -> candidates.kind(page) == kind)
                .skip(most)
                .toList();
        optional.removeAll(surplus);
        left.addAll(surplus);
    }

    /** A notice of cookies, and the stubs of a long series: nobody comes for them. */
    private boolean isLeft(Page page) {
        long siblings = folders.getOrDefault(folder(page), 0L);
        boolean cookies = candidates.kind(page) == PageKind.LEGAL
                && Words.of(candidates.names().of(page)).list().stream().anyMatch(word -> word.startsWith("cookie"));
        boolean stub = siblings >= SECTION && (candidates.leaves().isStub(page) || page.words() < STUB);
        if (cookies || stub) {
            left.add(page);
        }
        return cookies || stub;
    }

    private static String folder(Page page) {
        List<String> segments = page.url().segments();
        return segments.size() < 2 ? "" : String.join("/", segments.subList(0, segments.size() - 1));
    }

    private boolean isIdentity(Page page) {
        return IDENTITY.contains(candidates.kind(page));
    }
}
