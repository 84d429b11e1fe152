package dev.waymark.outline.notes;

import dev.waymark.outline.analysis.PricePlans;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
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
    private static final int WAYS = 2;
    private static final int MANY_WAYS = 3;
    private static final int HEADINGS_OF_A_VACANCY = 3;
    private static final int LONGEST_POST = 70;

    private static final Pattern VACANCIES = Pattern.compile(
            "(?i)^(?:(?:our|current|open) )?(?:vacanc|job|career|position|opportunit|work (?:for|with))");

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
    private final ContactNote contact;

    ComposedNote(SiteGraph graph, Map<Url, PageKind> kinds, ContentsNote contents, Language language) {
        this.graph = graph;
        this.language = language;
        this.contents = contents;
        this.kinds = kinds;
        this.contact = new ContactNote(language);
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
                                        ? RoleNote.of(page, name)
                                        : Optional.<String>empty(),
                                DateRange.ofFiles(page, language),
                                DateRange.ofDocuments(page, language),
                                index(page))
                        .flatMap(Optional::stream);
        };
    }

    /** The ways to get in touch, where they are so many that no sentence says more. */
    Optional<String> contact(Page page) {
        return contact.of(page, MANY_WAYS);
    }

    /** Notes for a form, a list of times, or a vacancy: pages that hardly have a sentence of their own. */
    Stream<String> ofForm(Page page, String name) {
        return Stream.of(
                        language.isEnglish() ? FormNote.of(page, name) : Stream.<String>empty(),
                        ItemsNote.ofTimes(page, language).stream(),
                        vacancy(page, name).stream())
                .flatMap(notes -> notes);
    }

    /** What a page of few words states, where nothing else is said of it. */
    Optional<String> facts(Page page) {
        boolean ways = kinds.getOrDefault(page.url(), PageKind.OTHER) == PageKind.CONTACT;
        return ways ? contact.of(page, WAYS) : contact.ofFacts(page);
    }

    /** The post that a page of one vacancy names in full. */
    private Optional<String> vacancy(Page page, String name) {
        List<String> headings = page.headings().stream().map(Page.Heading::text).toList();
        boolean one = kinds.getOrDefault(page.url(), PageKind.OTHER) == PageKind.CAREERS
                && headings.size() <= HEADINGS_OF_A_VACANCY
                && !graph.isIndex(page);
        return (one ? headings.stream() : Stream.<String>empty())
                .filter(heading -> !Words.of(heading).equals(Words.of(name)))
                .findFirst()
                .filter(post -> post.length() > name.length()
                        && post.length() <= LONGEST_POST
                        && !VACANCIES.matcher(post).find())
                .flatMap(post -> language.words("Vacancy: {0}", post));
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

    /** As many of the plans as one line takes. */
    private static Optional<String> plans(String all) {
        int end = all.length() <= LONGEST ? all.length() : all.lastIndexOf("; ", LONGEST);
        return end < 0 ? Optional.empty() : fit(all.substring(0, end));
    }

    private static Optional<String> fit(String note) {
        return Optional.of(note).filter(text -> text.length() >= 20 && text.length() <= LONGEST);
    }
}
