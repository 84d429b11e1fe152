package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.url.PageKey;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A file that keeps what somebody chose by hand: their names, order and sections are kept.
 *
 * @param document the text of the file
 * @param improved the links whose notes were written again, because theirs were missing or said nothing
 * @param proposed the links that are new
 * @param dead the links of theirs that do not answer; they stay in the file
 */
public record MergedFile(String document, List<String> improved, List<String> proposed, List<String> dead) {

    private static final Set<Rule> POOR = Set.of(
            Rule.NOTES_ABSENT,
            Rule.NOTES_EQUAL_NAME,
            Rule.NOTES_SHORT,
            Rule.NOTES_BOILERPLATE,
            Rule.NOTES_SUPERLATIVES);

    /** Their file with better notes where theirs are poor, and nothing else changed. */
    public static MergedFile keep(Validation theirs, Url at, LlmsTxt ours) {
        Curator curator = new Curator(theirs, at, ours);
        return curator.curation(curator.kept(), List.of());
    }

    /** The same, and our pages that theirs lacks: each at the end of their section of that title, or in a section of ours. */
    public static MergedFile merge(Validation theirs, Url at, LlmsTxt ours) {
        Curator curator = new Curator(theirs, at, ours);
        List<Section> proposed = curator.proposed();
        List<String> urls = proposed.stream()
                .flatMap(section -> section.links().stream())
                .map(link -> link.url().toString())
                .toList();
        return curator.curation(Curator.joined(curator.kept(), proposed), urls);
    }

    private static final class Curator {

        private final Validation validation;
        private final Url at;
        private final LlmsTxt theirs;
        private final LlmsTxt ours;
        private final Map<String, FileLink> byPage;
        private final Set<String> poor;
        private final List<String> improved = new ArrayList<>();

        Curator(Validation validation, Url at, LlmsTxt ours) {
            this.validation = validation;
            this.at = at;
            this.theirs = validation.parsed().document(at);
            this.ours = ours;
            this.byPage = Comparison.byPage(ours);
            this.poor = targets(problem -> POOR.contains(problem));
        }

        /** The addresses, as they are in the file, of the items that these rules speak against. */
        private Set<String> targets(Predicate<Rule> rules) {
            BitSet lines = validation.lines(rule -> rule.level() != ProblemLevel.INFO && rules.test(rule));
            return validation.parsed().items().stream()
                    .filter(item -> lines.get(item.line()))
                    .map(item -> item.url()
                            .or(() -> at.link(item.target()))
                            .map(Url::toString)
                            .orElse(item.target()))
                    .collect(Collectors.toSet());
        }

        List<Section> kept() {
            return theirs.sections().stream()
                    .map(section -> new Section(
                            section.title(),
                            section.links().stream().map(this::noted).toList()))
                    .toList();
        }

        private FileLink noted(FileLink link) {
            Optional<FileLink> better = Optional.ofNullable(byPage.get(PageKey.of(link.url())))
                    .filter(known ->
                            poor.contains(link.url().toString()) || link.notes().isEmpty())
                    .filter(known -> !known.notes().isEmpty());
            better.ifPresent(known -> improved.add(link.url().toString()));
            return better.map(known -> new FileLink(link.name(), link.url(), known.notes()))
                    .orElse(link);
        }

        List<Section> proposed() {
            Set<String> listed = Comparison.byPage(theirs).keySet();
            return ours.sections().stream()
                    .map(section -> new Section(
                            section.title(),
                            section.links().stream()
                                    .filter(link -> !listed.contains(PageKey.of(link.url())))
                                    .toList()))
                    .filter(section -> !section.links().isEmpty())
                    .toList();
        }

        /** Sections of one title, or of two titles for one part, become theirs with ours at the end. */
        static List<Section> joined(List<Section> kept, List<Section> proposed) {
            List<Section> all = new ArrayList<>(kept);
            for (Section section : proposed) {
                String title = kept.stream()
                        .map(Section::title)
                        .filter(theirs -> isOneMatter(theirs, section.title()))
                        .findFirst()
                        .orElse(section.title());
                all.add(new Section(title, section.links()));
            }
            return all;
        }

        private static boolean isOneMatter(String one, String other) {
            return TextKey.of(one).equals(TextKey.of(other))
                    || Arrays.stream(ExpectedPart.values()).anyMatch(part -> part.isNamed(one) && part.isNamed(other));
        }

        MergedFile curation(List<Section> sections, List<String> proposed) {
            LlmsTxt document = new LlmsTxt(
                    theirs.name(),
                    theirs.summary().isEmpty() ? ours.summary() : theirs.summary(),
                    theirs.details(),
                    sections);
            List<String> dead =
                    targets(rule -> rule == Rule.DEAD_URL).stream().sorted().toList();
            return new MergedFile(document.write(), List.copyOf(improved), proposed, dead);
        }
    }
}
