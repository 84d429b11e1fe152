package dev.waymark.outline;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.outline.analysis.PageDecision.Place;
import dev.waymark.outline.analysis.PageDecision.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How good the file of a site is, in figures of which each is the better the higher it is. */
record Score(OutlineResult outlined, Validation validation) {

    static Score of(OutlineResult outlined) {
        return new Score(outlined, Validation.of(outlined.document().write()));
    }

    Map<String, Integer> byName() {
        return Map.of(
                "links",
                mainLinks(),
                "sections",
                (int) sections().count(),
                "sections-of-three",
                (int) sections().filter(section -> section.links().size() >= 3).count(),
                "facts",
                outlined.facts().size(),
                "summary",
                outlined.document().summary().length() >= 60 ? 1 : 0,
                "percent-noted",
                percent(link -> !link.notes().isEmpty()),
                "percent-noted-well",
                percent(link -> link.notes().length() >= 30 && link.notes().length() <= 120),
                "warnings",
                -validation.problems(ProblemLevel.WARNING).size());
    }

    int mainLinks() {
        return sections().mapToInt(section -> section.links().size()).sum();
    }

    /** How many of the pages read are no secondary matter, no duplicates and not in another language. */
    int listable() {
        return (int) outlined.choices().stream()
                .filter(choice -> choice.place() == Place.KEPT || choice.reason() == Reason.LIMIT)
                .count();
    }

    private Stream<Section> sections() {
        return outlined.document().sections().stream().filter(section -> !section.isOptional());
    }

    private int percent(Predicate<FileLink> holds) {
        List<FileLink> links = outlined.document().links();
        return (int) (100 * links.stream().filter(holds).count() / Math.max(1, links.size()));
    }
}
