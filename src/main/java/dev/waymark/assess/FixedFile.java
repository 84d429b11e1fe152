package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.url.TrackingParameters;
import dev.waymark.url.Url;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file with everything put right that can be put right without knowing the site: form, order, encoding, addresses. What to say
 * remains to be said by people.
 *
 * @param text the file
 * @param left the first of the items that have no place in it, because their addresses cannot be told
 * @param leftInAll how many there are
 * @param moved the first of the lines whose text is no part of a list and is in the details now
 * @param before how many errors and warnings the file had
 * @param after how many are left
 */
public record FixedFile(String text, List<String> left, int leftInAll, List<Integer> moved, int before, int after) {

    private static final int MOST_LEFT = 100;
    private static final int LONGEST_NAME = 80;

    /**
     * Fixes a file.
     *
     * @param at where it is, for relative addresses; empty when that is not known
     * @return empty when there is no llms.txt to fix, or nothing that fixing would change
     */
    public static Optional<FixedFile> of(Validation validation, Optional<Url> at) {
        if (!validation.isUsable()) {
            return Optional.empty();
        }
        ParsedFile parsed = validation.parsed();
        LlmsTxt read = at.map(parsed::document).orElseGet(parsed::document);
        Set<Url> seen = new HashSet<>();
        LlmsTxt fixed = new LlmsTxt(
                read.name(),
                read.summary(),
                read.details(),
                read.sections().stream()
                        .map(section -> new Section(section.title(), fixed(section.links(), seen)))
                        .toList());
        String text = fixed.write();
        if (text.equals(String.join("\n", parsed.lines()))) {
            return Optional.empty();
        }
        List<Item> left = parsed.items().stream()
                .filter(item -> item.url()
                        .or(() -> at.flatMap(base -> base.link(item.target())))
                        .isEmpty())
                .toList();
        return Optional.of(new FixedFile(
                text,
                left.stream().limit(MOST_LEFT).map(FixedFile::named).toList(),
                left.size(),
                parsed.moved().stream().limit(MOST_LEFT).toList(),
                weight(validation),
                weight(Validation.of(text))));
    }

    private static String named(Item item) {
        String name = item.name().isEmpty() ? item.target() : item.name();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "\u2026" : name;
    }

    private static List<FileLink> fixed(List<FileLink> links, Set<Url> seen) {
        return links.stream()
                .map(link -> new FileLink(link.name(), withoutTracking(link.url()), link.notes()))
                .filter(link -> seen.add(link.url()))
                .toList();
    }

    private static Url withoutTracking(Url url) {
        String query = TrackingParameters.removedFrom(url.query());
        return query.equals(url.query()) ? url : url.at(url.path() + (query.isEmpty() ? "" : "?" + query));
    }

    private static int weight(Validation validation) {
        return validation.count(ProblemLevel.ERROR) + validation.count(ProblemLevel.WARNING);
    }
}
