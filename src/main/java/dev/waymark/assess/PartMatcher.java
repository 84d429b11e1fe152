package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.ParsedFile.Section;
import dev.waymark.document.Rule;
import dev.waymark.template.Language;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file says of each part that is expected of it. */
final class PartMatcher {

    private static final Pattern LEAD_IN =
            Pattern.compile("^\\s*+(?:[-*+]\\s++)?(?:\\*\\*([^*]{1,80})\\*\\*|#{1,6}\\s++(.{1,80}))[:\\s]*+(.*)");
    private static final Pattern REACHABLE = Pattern.compile(
            "(?i)(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}\\.\\w|(?:telephone|tel|call|" + said("Phone")
                    + ")(?![\\p{L}\\p{N}_]).{0,20}\\d{3}|(?:" + said("Address")
                    + "):.{0,200}\\d|\\+\\d[\\d ()-]{7}",
            Pattern.UNICODE_CASE);

    private static final Set<ExpectedPart> EVERYWHERE =
            Set.of(ExpectedPart.HELP, ExpectedPart.INVOLVED, ExpectedPart.REACH, ExpectedPart.ABOUT_US);

    private final ParsedFile parsed;
    private final List<ExpectedPart> expected;
    private final Optional<SiteFindings> website;
    private final BitSet nameless;
    private final List<Filled> sections = new ArrayList<>();
    private final Map<String, Integer> leadIns = new HashMap<>();
    private final boolean reachable;

    PartMatcher(AssessmentInput subject) {
        this.parsed = subject.validation().parsed();
        this.expected = subject.expected();
        this.website = subject.website();
        this.nameless = subject.validation().lines(rule -> rule == Rule.GENERIC_TITLE);
        for (Section section : parsed.sections()) {
            boolean optional = LlmsTxt.OPTIONAL.equalsIgnoreCase(section.title());
            sections.add(new Filled(
                    section,
                    TextKey.of(section.title()),
                    section.items().stream().map(item -> link(item, optional)).toList()));
        }
        readLeadIns();
        this.reachable = REACHABLE.matcher(parsed.details()).find();
    }

    /** A label of our own in each language that our files are written in, as alternatives. */
    private static String said(String label) {
        return String.join("|", Language.inAll(label));
    }

    /** How many filled lines are under each lead-in of the details. */
    private void readLeadIns() {
        String open = "";
        for (String line : parsed.details().lines().toList()) {
            Matcher leadIn = LEAD_IN.matcher(line);
            if (leadIn.matches()) {
                open = TextKey.of(leadIn.group(1) == null ? leadIn.group(2) : leadIn.group(1));
                leadIns.merge(open, leadIn.group(3).isBlank() ? 0 : 2, Integer::sum);
            } else if (!line.isBlank() && !open.isEmpty()) {
                leadIns.merge(open, 1, Integer::sum);
            }
        }
    }

    List<PartCoverage> parts(Optional<SizeBand> band) {
        return expected.stream().map(part -> state(part, band)).toList();
    }

    private PartCoverage state(ExpectedPart part, Optional<SizeBand> band) {
        Set<Link> links = links(part);
        int lines = lines(part);
        double filled = lines / 2.0 + links.stream().mapToDouble(Link::weight).sum();
        long percent = Math.round(100 * filled / enough(part, band));
        return new PartCoverage(part.title(), links.size() + lines, (int) Math.min(100, percent));
    }

    /** No more than the site has to offer: what it lacks is a matter of the site and said there. */
    private int enough(ExpectedPart part, Optional<SizeBand> band) {
        if (part == ExpectedPart.OUR_SERVICES && band.isPresent()) {
            return band.get().services();
        }
        int offered = website.map(site -> site.of(part.kinds()).size()).orElse(part.enough());
        return Math.max(1, Math.min(part.enough(), offered));
    }

    private int lines(ExpectedPart part) {
        int underLeadIns = leadIns.entrySet().stream()
                .filter(entry -> part.isNamed(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return part == ExpectedPart.REACH && reachable ? Math.max(2, underLeadIns) : underLeadIns;
    }

    /** The links that speak of a part: those of its sections, and those elsewhere that its name or their kind tells. */
    private Set<Link> links(ExpectedPart part) {
        Set<Link> links = new LinkedHashSet<>();
        for (Filled filled : sections) {
            if (filled.links().isEmpty()) {
                continue;
            }
            boolean whole = part.isPlainName(filled.title()) || (part.isMain() && isOwnTopic(filled));
            filled.links().stream().filter(link -> whole || link.speaksOf(part)).forEach(links::add);
        }
        return links;
    }

    /** Whether a section is none of those that templates name: a part into which the site divides itself. */
    private boolean isOwnTopic(Filled filled) {
        Section section = filled.section();
        return !LlmsTxt.OPTIONAL.equalsIgnoreCase(section.title())
                && !nameless.get(section.line())
                && Stream.concat(expected.stream(), EVERYWHERE.stream())
                        .noneMatch(part -> part.isPlainName(filled.title()));
    }

    /** @param title in the form of {@link TextKey} */
    private record Filled(Section section, String title, List<Link> links) {}

    /** A link with what it says of itself, worked out once. */
    private record Link(Item item, boolean optional, String name, String segment, Optional<PageKind> kind) {

        boolean speaksOf(ExpectedPart part) {
            return part.isPlainName(name)
                    || part.isPlainName(segment)
                    || kind.filter(part.kinds()::contains).isPresent();
        }

        double weight() {
            return item.notes().isEmpty() || optional ? 0.5 : 1;
        }
    }

    private Link link(Item item, boolean optional) {
        Optional<Url> url = item.url();
        List<String> segments = url.map(Url::segments).orElse(List.of());
        String last = segments.isEmpty() ? "" : TextKey.ofSegment(segments.get(segments.size() - 1));
        Optional<PageKind> kind =
                website.flatMap(site -> url.map(page -> site.kinds().get(page)));
        return new Link(item, optional, TextKey.of(item.name()), last, kind);
    }
}
