package dev.waymark.outline;

import dev.waymark.outline.analysis.ListablePages;
import dev.waymark.outline.analysis.Topics;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.template.Template.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gives each page its section by its kind and by the part of the site it belongs to, or puts it into Optional. */
final class SectionAssignment {

    private static final int ENOUGH = 15;
    private static final int SUBSTANCE = 80;
    private static final int FEW = 5;
    private static final int NEWS = 8;
    private static final int NEWS_ALONE = 12;
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2} \\p{L}{3,9} (?:19|20)\\d\\d|(?:19|20)\\d\\d[ -]\\d\\d");

    private final Template template;
    private final ListablePages candidates;
    private final Topics topics;
    private final Map<String, List<Page>> sections = new LinkedHashMap<>();
    private final List<Page> optional = new ArrayList<>();

    private SectionAssignment(ListablePages candidates) {
        this.template = candidates.template();
        this.candidates = candidates;
        List<Page> loose = candidates.pages().stream()
                .filter(page -> mayBeTopic(page) && !candidates.leaves().isLeaf(page))
                .toList();
        this.topics = new Topics(candidates.survey(), candidates.names(), loose);
    }

    /** @param prioritised the kinds that the goal puts first, with their sections */
    static SectionLayout of(ListablePages candidates, Set<PageKind> prioritised) {
        SectionAssignment assignment = new SectionAssignment(candidates);
        assignment.place(prioritised);
        assignment.promote();
        assignment.fill();
        return new SectionLayout(assignment.sections, assignment.optional, List.of());
    }

    private boolean mayBeTopic(Page page) {
        PageKind kind = candidates.kind(page);
        Optional<Part> part = template.partOf(kind);
        boolean loose = part.map(Part::main).orElse(!candidates.isSecondary(page));
        boolean docs =
                template == Template.DOCUMENTATION && !candidates.isSecondary(page) && kind != PageKind.API_REFERENCE;
        return kind != PageKind.HOME && (loose || docs);
    }

    private void place(Set<PageKind> prioritised) {
        Map<String, List<Page>> placed = new LinkedHashMap<>();
        ordered(prioritised).forEach(part -> placed.put(part.title(), new ArrayList<>()));
        List<Page> reading = candidates.pages().stream()
                .sorted(Comparator.comparingInt(candidates.survey()::placeInMenus))
                .toList();
        Map<String, List<Page>> own = new LinkedHashMap<>();
        for (Page page : reading) {
            if (candidates.leaves().isLeaf(page) || candidates.isAboutTheWebsite(page)) {
                optional.add(page);
                continue;
            }
            Optional<String> topic = mayBeTopic(page) ? topics.of(page) : Optional.empty();
            if (topic.isPresent() && !placed.containsKey(topic.get())) {
                own.computeIfAbsent(topic.get(), any -> new ArrayList<>()).add(page);
            } else if (template.partOf(candidates.kind(page)).isEmpty()
                    && (candidates.isSecondary(page) || candidates.isMinor(page))) {
                optional.add(page);
            } else {
                String title = topic.orElseGet(() -> template.partOf(candidates.kind(page))
                        .orElse(template.mainPart())
                        .title());
                placed.computeIfAbsent(title, any -> new ArrayList<>()).add(page);
            }
        }
        placed.forEach((title, members) -> {
            sections.put(title, members);
            if (title.equals(template.mainPart().title())) {
                sections.putAll(own);
            }
        });
    }

    /** The parts of the template: the first, those that the goal puts first, the others. */
    private List<Part> ordered(Set<PageKind> prioritised) {
        List<Part> parts = template.parts();
        List<Part> rest = parts.subList(1, parts.size()).stream()
                .sorted(Comparator.comparing(part -> part.kinds().stream().noneMatch(prioritised::contains)))
                .toList();
        return Stream.concat(Stream.of(parts.get(0)), rest.stream()).toList();
    }

    /** A site that is mostly news is about its news: the page that lists them and the newest. */
    private void promote() {
        int main = sections.values().stream().mapToInt(List::size).sum();
        List<Page> news = optional.stream()
                .filter(page -> Set.of(PageKind.NEWS, PageKind.BLOG_POST, PageKind.EVENTS)
                        .contains(candidates.kind(page)))
                .filter(page -> !candidates.leaves().isStub(page))
                .toList();
        if (news.size() > 2 && news.size() > main) {
            List<Page> newest = Stream.concat(
                            news.stream().filter(this::isIndex),
                            news.stream()
                                    .filter(page -> !isIndex(page)
                                            && !DATE.matcher(candidates.names().of(page))
                                                    .find())
                                    .sorted(Comparator.comparingInt(candidates.survey()::placeInTexts)))
                    .limit(main < FEW ? NEWS_ALONE : NEWS)
                    .toList();
            optional.removeAll(newest);
            sections.put(SectionLayout.NEWS, new ArrayList<>(newest));
        }
    }

    private boolean isIndex(Page page) {
        return candidates.survey().isIndex(page) || candidates.survey().isInMenus(page);
    }

    /** While the main body is small there is room in it for minor pages that have something to say. */
    private void fill() {
        int room = ENOUGH - sections.values().stream().mapToInt(List::size).sum();
        List<Page> worthy = optional.stream()
                .filter(page -> candidates.isMinor(page) && page.words() >= SUBSTANCE)
                .filter(page -> !candidates.leaves().isLeaf(page))
                .sorted(Comparator.comparingDouble((Page page) -> candidates.worth(page))
                        .reversed())
                .limit(Math.max(0, room))
                .toList();
        if (!worthy.isEmpty()) {
            optional.removeAll(worthy);
            sections.computeIfAbsent(template.mainPart().title(), any -> new ArrayList<>())
                    .addAll(worthy);
        }
    }
}
