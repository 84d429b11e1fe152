package dev.waymark.outline.notes;

import dev.waymark.outline.analysis.PricePlans;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.Language;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Notes made of what a page offers, where hardly any sentence of it would say so: contacts, people, indexes, statements. */
final class ComposedNote {

    private static final int LONGEST = 120;
    private static final int LABELS = 5;
    private static final int FEWEST_WAYS = 3;
    private static final int ENDING = 6;

    private static final Map<Fact.Kind, List<String>> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put(Fact.Kind.PHONE, List.of("phone", "phones"));
        WAYS.put(Fact.Kind.EMAIL, List.of("e-mail", "e-mails"));
        WAYS.put(Fact.Kind.ADDRESS, List.of("postal address", "addresses"));
        WAYS.put(Fact.Kind.OPENING_HOURS, List.of("opening hours", "opening hours"));
    }

    /** What such statements tell, where the page has the words for it. */
    private static final List<Statement> STATEMENTS = List.of(
            new Statement(
                    "accessibility",
                    List.of("accessib", "report"),
                    "How accessible the website is, its known limits and how to report problems"),
            new Statement(
                    "accessibility", List.of("accessib"), "How accessible the website is and whom to ask for help"),
            new Statement(
                    "privacy",
                    List.of("personal", "collect"),
                    "What personal data is collected, how it is used and how long it is kept"),
            new Statement("privacy", List.of("personal"), "How personal data is used"),
            new Statement("data protection", List.of("personal"), "How personal data is used and protected"),
            new Statement("complaints", List.of("complain"), "How to complain and what happens next"));

    /** A sentence about such a page that says more than its name. */
    private static final Pattern TELLING = Pattern.compile(
            "(?i)(?<!\\p{L})(?:data|records?|collects?|holds?|shares?|standards?|wcag|parts|limit\\p{L}*|formats?|days|stages?|ombudsman)(?!\\p{L})");

    private static final Set<String> NAMES_OF_STATEMENTS = Set.of("statement", "policy", "notice", "procedure");

    /**
     * A kind of page that is alike on all sites.
     *
     * @param words of its name
     * @param evidence what its text must hold, so that the notes are true
     */
    private record Statement(String words, List<String> evidence, String notes) {

        boolean fits(String name, String text) {
            Words named = Words.of(name);
            boolean whole =
                    named.equals(Words.of(words)) || named.list().stream().anyMatch(NAMES_OF_STATEMENTS::contains);
            return whole
                    && named.contain(Words.of(words))
                    && evidence.stream().allMatch(text.toLowerCase(Locale.ROOT)::contains);
        }
    }

    private final ContentsNote contents;
    private final SiteGraph graph;
    private final Language language;
    private final Map<Url, PageKind> kinds;

    ComposedNote(SiteGraph graph, Map<Url, PageKind> kinds, ContentsNote contents, Language language) {
        this.graph = graph;
        this.language = language;
        this.contents = contents;
        this.kinds = kinds;
    }

    /** Notes for a page of such a kind, the best first; none for others, and where it offers too little. */
    Stream<String> of(Page page, String name) {
        return switch (kinds.getOrDefault(page.url(), PageKind.OTHER)) {
            case HOME -> home(page).stream();
            case CONTACT -> contact(page).stream();
            case PRICING -> PricePlans.of(page).flatMap(ComposedNote::plans).stream();
            default ->
                Stream.of(
                                language.isEnglish() && contents.isOfPersons(page)
                                        ? RoleNote.of(page)
                                        : Optional.<String>empty(),
                                DateRange.ofDocuments(page, language),
                                index(page))
                        .flatMap(Optional::stream);
        };
    }

    /** What a statement tells that sites have alike, when its page does not say so better. */
    Optional<String> statement(Page page, String name) {
        PageKind kind = kinds.getOrDefault(page.url(), PageKind.OTHER);
        boolean ofTheSite = (kind == PageKind.LEGAL || kind == PageKind.POLICY) && !graph.isIndex(page);
        return STATEMENTS.stream()
                .filter(statement -> ofTheSite && language.isEnglish() && statement.fits(name, page.markdown()))
                .map(Statement::notes)
                .findFirst();
    }

    /** Whether a sentence on the page of a statement tells what it states, and not only that there is one. */
    static boolean isTelling(String sentence) {
        return TELLING.matcher(sentence).find();
    }

    private Optional<String> index(Page page) {
        return graph.isIndex(page) ? DateRange.ofPosts(graph.below(page), language) : Optional.empty();
    }

    private Optional<String> home(Page page) {
        List<String> labels = graph.menu().stream()
                .filter(linked -> !linked.url().equals(page.url()))
                .filter(linked -> kinds.getOrDefault(linked.url(), PageKind.OTHER) != PageKind.HOME)
                .map(graph::label)
                .filter(label -> label.length() > 2 && label.length() < 40 && !ClauseFilter.unfit(label))
                .distinct()
                .limit(LABELS)
                .toList();
        return labels.size() < 2
                ? Optional.empty()
                : language.list(labels)
                        .flatMap(list -> language.words("Start page: {0}", list))
                        .flatMap(ComposedNote::fit);
    }

    private Optional<String> contact(Page page) {
        List<String> ways = new ArrayList<>();
        WAYS.forEach((kind, words) -> {
            long count = page.facts().stream()
                    .filter(fact -> fact.kind() == kind)
                    .map(fact -> ending(fact.value()))
                    .distinct()
                    .count();
            if (count > 0) {
                language.words(words.get(count > 1 ? 1 : 0)).ifPresent(ways::add);
            }
        });
        return ways.size() < FEWEST_WAYS
                ? Optional.empty()
                : language.list(ways).map(ClauseFilter::capital).flatMap(ComposedNote::fit);
    }

    /** Two spellings of an address end alike. */
    private static String ending(String value) {
        String plain = Words.of(value).joined();
        return plain.substring(Math.max(0, plain.length() - ENDING));
    }

    /** As many of the plans as one line takes. */
    private static Optional<String> plans(String all) {
        int end = all.length() <= LONGEST ? all.length() : all.lastIndexOf("; ", LONGEST);
        return end < 0 ? Optional.empty() : fit(all.substring(0, end));
    }

    private static Optional<String> fit(String note) {
        return Optional.of(note).filter(text -> text.length() >= 20 && text.length() <= LONGEST);
    }
}
