package dev.waymark.outline.notes;

import dev.waymark.outline.analysis.Organisation;
import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.outline.analysis.Titles;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds for each page the one clause that says what it answers, in the page's own words; never the same clause twice. */
public final class Notes {

    private static final Pattern LEADING_MARK = Pattern.compile("^(?:\\s?[:|–—]\\s++|\\s-\\s++)");

    private static final int LONGEST = 120;
    private static final int SENTENCES = 8;
    private static final int PARAGRAPHS = 60;

    /** Better no notes than some that say less for the page than this. */
    private static final double LEAST = -0.11;

    /** And a list of what is on the page says more than a sentence below this. */
    private static final double FAIR = 0.7;

    /** A sentence above this says more than the names of a page's parts. */
    private static final double STRONG = 1.6;

    /** A sentence above this says more than what all such pages have alike. */
    private static final double SOLID = 1.0;

    /** A post says little of itself in its first sentences. */
    private static final double GOOD_ENOUGH = 0.45;

    private static final String START = "Start page: ";

    private static final Pattern TERM = Pattern.compile("([\\w.()-]{2,40}) [-–—] (?=\\S)");
    private static final Pattern CLOSED = Pattern.compile("[.!…。！][)\"'”’]?$");

    private static final Pattern OWNED_BY = Pattern.compile(" (?:at|of|for|by|from|in|on)(?: the| our)? $");
    private static final Pattern LONGER_NAME = Pattern.compile("^[ -]?\\p{Lu}|^\\p{L}");
    private static final Pattern OWN_SITE = Pattern.compile("^ (?:web ?)?site");

    private final SiteGraph survey;
    private final Titles titles;
    private final Descriptions descriptions;
    private final Set<String> used = new HashSet<>();
    private final Teasers teasers;
    private final ContentsNote contents;
    private final ComposedNote composed;
    private final Map<Url, PageKind> kinds;
    private final List<String> organisation;
    private final String ownName;
    private final List<String> summary;
    private final boolean english;

    public Notes(SiteAnalysis site) {
        this.survey = site.graph();
        this.titles = site.titles();
        this.teasers = new Teasers(survey);
        this.contents = new ContentsNote(survey, site.dropped().keySet());
        this.composed = new ComposedNote(survey, site.kinds(), contents, site.language());
        this.kinds = site.kinds();
        this.english = site.language().isEnglish();
        Organisation organisation = site.organisation();
        this.descriptions = new Descriptions(survey.pages());
        this.organisation = Words.of(organisation.name()).list();
        this.ownName = organisation.name().toLowerCase(Locale.ROOT);
        this.summary = Words.of(organisation.summary()).list();
    }

    /** Notes for a page listed under this name; empty when it says nothing that its name does not. */
    public String of(Page page, String name) {
        PageKind kind = kinds.getOrDefault(page.url(), PageKind.OTHER);
        boolean post = kind == PageKind.BLOG_POST;
        Subject subject = Subject.of(
                page,
                name,
                survey.paragraphs(page).stream().limit(PARAGRAPHS).toList(),
                organisation,
                post || kind == PageKind.EVENTS);
        List<Clause> said = clauses(page, name, english && !post);
        List<Clause> news = said.stream().filter(this::isNews).limit(SENTENCES).toList();
        List<Clause> described = news.stream().filter(Clause::described).toList();
        boolean home = kind == PageKind.HOME;
        Supplier<Optional<String>> topics = () -> contents.topics(page, name, kind == PageKind.ABOUT);
        String chosen = Stream.<Supplier<Optional<String>>>of(
                        () -> home ? topics.get().map(list -> START + list).filter(Notes::fits) : Optional.empty(),
                        () -> home
                                ? contents.parts(page, name)
                                        .map(list -> START + list)
                                        .filter(Notes::fits)
                                : Optional.empty(),
                        () -> home ? unused(composed.of(page, name)) : Optional.empty(),
                        () -> contents.isOfPersons(page) ? unused(composed.of(page, name)) : Optional.empty(),
                        () -> contents.rules(page, name),
                        () -> unused(composed.ofForm(page, name)),
                        () -> composed.statement(page, name).flatMap(told -> best(telling(news), subject, SOLID)
                                .or(() -> Optional.of(told))),
                        () -> best(page, described, subject, FAIR),
                        () -> survey.isIndex(page) ? contents.sections(page, name) : Optional.empty(),
                        () -> kind == PageKind.CONTACT ? composed.contact(page) : Optional.empty(),
                        () -> kind == PageKind.PRICING ? unused(composed.of(page, name)) : Optional.empty(),
                        () -> kind == PageKind.NEWS && survey.isIndex(page)
                                ? unused(composed.of(page, name))
                                : Optional.empty(),
                        () -> kind == PageKind.ABOUT ? topics.get() : Optional.empty(),
                        () -> best(news, subject, survey.isIndex(page) ? FAIR : STRONG),
                        () -> post ? Optional.empty() : ItemsNote.ofPairs(page),
                        () -> unused(composed.of(page, name)),
                        topics,
                        () -> post ? Optional.empty() : unused(contents.pair(page, name).stream()),
                        () -> best(news, subject, post ? GOOD_ENOUGH : FAIR),
                        () -> post ? Optional.empty() : unused(contents.of(page, name)),
                        () -> post
                                ? Optional.empty()
                                : best(said.stream().limit(SENTENCES).toList(), subject, LEAST),
                        () -> composed.facts(page))
                .flatMap(candidate -> candidate.get().filter(this::isUnused).stream())
                .findFirst()
                .orElse("");
        used.add(Words.of(chosen).toString());
        return chosen;
    }

    private static List<Clause> telling(List<Clause> clauses) {
        return clauses.stream()
                .filter(clause -> ComposedNote.isTelling(clause.text()))
                .toList();
    }

    private Optional<String> unused(Stream<String> candidates) {
        return candidates.filter(this::isUnused).findFirst();
    }

    private static boolean fits(String notes) {
        return notes.length() <= LONGEST;
    }

    private List<Clause> clauses(Page page, String name, boolean guides) {
        List<String> described = Stream.concat(descriptions.sentences(page).stream(), teased(page).stream())
                .toList();
        return Stream.concat(described.stream(), written(page))
                .filter(sentence -> !sentence.endsWith(":"))
                .map(sentence -> guides ? Rewording.howTo(sentence) : sentence)
                .flatMap(sentence -> clause(sentence, described.contains(sentence), name).stream())
                .filter(clause -> says(clause.text(), name))
                .filter(clause -> isUnused(clause.text()))
                .toList();
    }

    private Optional<Clause> clause(String sentence, boolean described, String name) {
        String bare = unnamed(sentence, name);
        String own = english ? Rewording.of(unburdened(titles.own(bare)), ownName) : unburdened(titles.own(bare));
        boolean closed = CLOSED.matcher(sentence).find() || !bare.equals(sentence); // "git-add - Adds files" defines
        return ClauseFilter.clause(own, LONGEST)
                .map(text -> new Clause(text, described, ClauseFilter.isWhole(text, own), closed));
    }

    private boolean isUnused(String text) {
        return !used.contains(Words.of(text).toString());
    }

    private static Optional<String> best(List<Clause> clauses, Subject subject, double least) {
        return Clause.best(clauses, subject, least).map(Clause::text);
    }

    private Optional<String> best(Page page, List<Clause> described, Subject subject, double least) {
        return Clause.best(described, subject, least)
                .map(clause -> english ? Descriptions.continued(page, clause) : clause.text());
    }

    /** What a list of pages says of it. */
    private List<String> teased(Page page) {
        return teasers.of(page)
                .map(text -> Prose.sentences(text).stream().limit(1).toList())
                .orElse(List.of());
    }

    private Stream<String> written(Page page) {
        return survey.paragraphs(page).stream()
                .limit(SENTENCES)
                .flatMap(paragraph -> Prose.sentences(paragraph).stream().limit(3));
    }

    /** Without the page's name where it leads in: {@code Foster: …}, {@code Foster – …}, {@code git-add - …}. */
    private static String unnamed(String sentence, String name) {
        Matcher term = TERM.matcher(sentence);
        if (term.lookingAt()
                && Words.of(name).joined().contains(Words.of(term.group(1)).joined())) {
            return ClauseFilter.capital(sentence.substring(term.end()));
        }
        if (!sentence.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))) {
            return sentence;
        }
        String rest = sentence.substring(Math.min(name.length(), sentence.length()));
        String told = LEADING_MARK.matcher(rest).replaceFirst("");
        return told.equals(rest) || told.isBlank() ? sentence : ClauseFilter.capital(told);
    }

    /** Words that may be in the notes of any page. */
    private static final Set<String> GENERAL = Set.of(
            "website",
            "site",
            "page",
            "statement",
            "information",
            "for",
            "the",
            "of",
            "and",
            "our",
            "to",
            "in",
            "on",
            "about",
            "get",
            "touch",
            "contact",
            "with",
            "find",
            "more",
            "view",
            "here",
            "welcome",
            "all",
            "you",
            "your",
            "who",
            "we",
            "us",
            "this");

    /** Without the organisation's name where a sentence is too long for notes: {@code events at the Mill Trust, including …}. */
    private String unburdened(String sentence) {
        int at = sentence.toLowerCase(Locale.ROOT).indexOf(ownName);
        if (sentence.length() <= LONGEST || ownName.isEmpty() || at <= 0) {
            return sentence;
        }
        String before = OWNED_BY.matcher(sentence.substring(0, at)).replaceFirst("");
        String after =
                OWN_SITE.matcher(sentence.substring(at + ownName.length())).replaceFirst("");
        boolean whole = !LONGER_NAME.matcher(after).find();
        return before.length() < at && whole ? before + after : sentence;
    }

    /** Whether at least three words of the clause are not in the name. */
    private boolean says(String clause, String name) {
        List<String> known = Words.of(name).list();
        List<String> words = Words.of(clause).list().stream()
                .filter(word -> word.length() > 1)
                .toList();
        long unnamed = words.stream()
                .filter(word -> !known.contains(word) && !organisation.contains(word) && !GENERAL.contains(word))
                .count();
        return unnamed >= 3;
    }

    /** Whether a fair part of the clause is not in the summary already. */
    private boolean isNews(Clause clause) {
        List<String> words = Words.of(clause.text()).list().stream()
                .filter(word -> word.length() > 1)
                .toList();
        long untold = words.stream().filter(word -> !summary.contains(word)).count();
        return untold * 4 > words.size();
    }
}
