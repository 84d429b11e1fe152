package dev.waymark.outline;

import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Excerpt;
import dev.waymark.describe.Plan;
import dev.waymark.describe.Plan.Notes;
import dev.waymark.describe.Plan.Place;
import dev.waymark.describe.Plan.PlannedPage;
import dev.waymark.describe.Vocabulary;
import dev.waymark.document.LlmsTxt;
import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a plan to the rules of the outline: it is taken as a whole or not at all. */
final class PlannedLayout {

    private static final int MIN_SECTIONS = 3;
    private static final int MAX_SECTIONS = 8;
    private static final int MAX_IN_A_SECTION = 24;
    private static final int MAX_TITLE_CHARACTERS = 40;
    private static final int MAX_NAME_CHARACTERS = 75;
    private static final List<String> OURS = Stream.concat(
                    Stream.of(Template.values()).flatMap(template -> template.sections().stream()),
                    Stream.of(SectionLayout.NEWS))
            .distinct()
            .flatMap(title -> Language.inAll(title).stream())
            .toList();

    private final Plan plan;
    private final List<DescribeRequest.Entry> entries;
    private final List<Page> pages;
    private final SiteAnalysis site;

    /** Those of the site's pages that the plan keeps, by the titles of its sections. */
    private final Map<String, List<PlannedPage>> sections = new LinkedHashMap<>();

    /**
     * A plan that may be taken.
     *
     * @param names of the pages that it names otherwise
     * @param notes what becomes of the notes of each page
     */
    record Taken(SectionLayout layout, Map<Url, String> names, Map<Url, Notes> notes) {}

    /**
     * @param entries what the describer was asked
     * @param pages the page of each entry
     */
    PlannedLayout(Plan plan, List<DescribeRequest.Entry> entries, List<Page> pages, SiteAnalysis site) {
        this.plan = plan;
        this.entries = entries;
        this.pages = pages;
        this.site = site;
        plan.sections().forEach(title -> sections.putIfAbsent(title, new ArrayList<>()));
    }

    /** @param left what there was no room for before */
    Optional<Taken> taken(List<Page> left) {
        if (!isComplete()) {
            return Optional.empty();
        }
        placed(Place.KEEP).forEach(page -> sections.computeIfAbsent(page.section(), any -> new ArrayList<>())
                .add(page));
        return isWithinLimits() && keepsTheIdentity() && hasTitlesOfTheSite() && hasNamesOfThePages()
                ? Optional.of(layout(left))
                : Optional.empty();
    }

    /** Each page once, and none that was not shown. */
    private boolean isComplete() {
        Set<Integer> numbers = plan.pages().stream().map(PlannedPage::number).collect(Collectors.toSet());
        return plan.pages().size() == entries.size()
                && numbers.equals(
                        entries.stream().map(DescribeRequest.Entry::number).collect(Collectors.toSet()));
    }

    private boolean isWithinLimits() {
        long main = entries.stream().filter(DescribeRequest.Entry::main).count();
        long kept = placed(Place.KEEP).size();
        long optional = placed(Place.OPTIONAL).size();
        long least = Math.min(
                MIN_SECTIONS,
                entries.stream()
                        .filter(DescribeRequest.Entry::main)
                        .map(DescribeRequest.Entry::section)
                        .distinct()
                        .count());
        return sections.size() >= least
                && sections.size() <= MAX_SECTIONS
                && sections.values().stream()
                        .allMatch(members -> !members.isEmpty() && members.size() <= MAX_IN_A_SECTION)
                && kept * 2 >= main
                && kept <= SizeLimits.MAIN_BODY
                && optional <= SizeLimits.OPTIONAL
                && (kept + optional) * 2 >= entries.size()
                && keepsHalfOfTheNotes();
    }

    private boolean keepsHalfOfTheNotes() {
        long noted = entries.stream().filter(entry -> !entry.notes().isEmpty()).count();
        long without = plan.pages().stream()
                .filter(page ->
                        page.notes() == Notes.NONE && !entry(page).notes().isEmpty())
                .count();
        return without * 2 <= noted;
    }

    /** What a file must have, if the site has it, stays in the main body. */
    private boolean keepsTheIdentity() {
        Set<Integer> kept = placed(Place.KEEP).stream().map(PlannedPage::number).collect(Collectors.toSet());
        Map<PageKind, Integer> best = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.main() && SizeLimits.IDENTITY.contains(entry.kind()))
                .forEach(entry -> best.putIfAbsent(entry.kind(), entry.number()));
        return kept.containsAll(best.values());
    }

    /** Made of words of the pages under them, or of the titles that our own files have. */
    private boolean hasTitlesOfTheSite() {
        Set<String> used = new HashSet<>();
        return sections.entrySet().stream().allMatch(section -> {
            String title = section.getKey();
            Stream<String> said = section.getValue().stream().flatMap(page -> words(page).stream());
            Stream<String> present = entries.stream().map(DescribeRequest.Entry::section);
            Vocabulary known = Vocabulary.of(Stream.of(said, present, OURS.stream())
                    .flatMap(each -> each)
                    .toList());
            return known.permits(title, MAX_TITLE_CHARACTERS)
                    && !title.equalsIgnoreCase(LlmsTxt.OPTIONAL)
                    && used.add(title.toLowerCase(Locale.ROOT));
        });
    }

    /** No two the same, and each made of words of its page's title, headings and links. */
    private boolean hasNamesOfThePages() {
        Set<String> used = new HashSet<>();
        return plan.pages().stream()
                .filter(page -> page.place() != Place.LEAVE_OUT)
                .allMatch(page -> used.add(Words.of(page.name()).toString())
                        && (page.name().equals(entry(page).name())
                                || Vocabulary.of(words(page)).permits(page.name(), MAX_NAME_CHARACTERS)));
    }

    private List<String> words(PlannedPage planned) {
        Page page = pages.get(planned.number() - 1);
        return Stream.concat(
                        Stream.of(entry(planned).name(), site.graph().label(page)), Excerpt.headings(page).stream())
                .toList();
    }

    private DescribeRequest.Entry entry(PlannedPage page) {
        return entries.get(page.number() - 1);
    }

    private List<PlannedPage> placed(Place place) {
        return plan.pages().stream().filter(page -> page.place() == place).toList();
    }

    private Taken layout(List<Page> left) {
        Map<String, List<Page>> members = new LinkedHashMap<>();
        sections.forEach((title, planned) -> members.put(title, pages(planned)));
        Map<Url, String> names = new HashMap<>();
        Map<Url, Notes> notes = new HashMap<>();
        for (PlannedPage planned : plan.pages()) {
            Url url = pages.get(planned.number() - 1).url();
            if (!planned.name().equals(entry(planned).name())) { // which is shown without addresses
                names.put(url, planned.name());
            }
            notes.put(url, planned.notes());
        }
        List<Page> out = Stream.concat(left.stream(), pages(placed(Place.LEAVE_OUT)).stream())
                .toList();
        return new Taken(new SectionLayout(members, pages(placed(Place.OPTIONAL)), out), names, notes);
    }

    private List<Page> pages(List<PlannedPage> planned) {
        return planned.stream().map(page -> pages.get(page.number() - 1)).toList();
    }
}
