package dev.waymark.outline;

import dev.waymark.extract.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds for each page the one clause that says what it answers, in the page's own words; never the same clause twice. */
final class Notes {

    private static final Pattern LEADING_MARK = Pattern.compile("^(?:\\s?[:|–—]\\s++|\\s-\\s++)");

    private static final int LONGEST = 120;
    private static final int GOOD = 30;
    private static final int SENTENCES = 8;
    private static final int PARAGRAPHS = 60;

    /** Better no notes than some that say less for the page than this. */
    private static final double LEAST = -0.11;

    /** And a list of what stands on the page says more than a sentence below this. */
    private static final double FAIR = 0.7;

    /** What dates a sentence: it tells of a moment, not of the page. */
    private static final Pattern PASSING = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:january|february|march|april|june|july|august|september|october|november|december|covid(?:-19)?|lockdown|pandemic|last (?:week|month|year)"
                    + "|this (?:week|month)|yesterday|tomorrow|today|(?:19|20)\\d\\d(?:s|/\\d\\d)?)(?![\\p{L}\\p{N}_])");

    private static final Pattern TERM = Pattern.compile("([\\w.()-]{2,40}) [-–—] (?=\\S)");
    private static final Pattern CLOSED = Pattern.compile("[.!…。！][)\"'”’]?$");

    /** What goes on from a sentence before it, or says nothing without one. */
    private static final Pattern DEPENDENT = Pattern.compile(
            "(?i)^(?:especially|particularly|because|while|although|since|unless|until|now and|surely|sure|of course|first and foremost|in general|usually"
                    + "|likewise|similarly|meanwhile|finally|lastly|firstly|secondly|together|both|either|neither|all of (?:this|these|them)|i|i[’']?(?:ve|m|d|ll)|my"
                    + "|we (?:believe|hope|think|feel|know|want|love|are (?:proud|delighted|pleased|excited|committed|always|so))|your (?:support|help|privacy)|let[’']?s"
                    + ")(?![\\p{L}\\p{N}_]).*");

    /** What calls on the reader: true of the page perhaps, but not what it is about. */
    private static final Pattern CALL = Pattern.compile(
            "(?i)^(?:join us|come (?:and|along|to)|why not|don[’']?t|do not|never|always|remember|make sure|feel free|stay tuned|get in touch|call us|contact us|scroll|tap)(?![\\p{L}\\p{N}_]).*");

    private static final Pattern HESITANT = Pattern.compile(
            "(?i)^(?:if|first,|we (?:also|only)|you|there (?:is|are)|some|another|unlike|depending|historically)(?![\\p{L}\\p{N}_]).*");

    private final SiteGraph survey;
    private final Titles titles;
    private final Map<String, Integer> descriptions = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final ContentsNote contents;
    private final ComposedNote composed;
    private final List<String> organisation;
    private final List<String> summary;

    Notes(SiteAnalysis site) {
        this.survey = site.graph();
        this.titles = site.titles();
        this.contents = new ContentsNote(survey, site.dropped().keySet());
        this.composed = new ComposedNote(survey, site.kinds());
        Organisation organisation = site.organisation();
        survey.pages()
                .forEach(page -> descriptions.merge(Words.of(page.description()).toString(), 1, Integer::sum));
        this.organisation = Words.of(organisation.name()).list();
        this.summary = Words.of(organisation.summary()).list();
    }

    /** Notes for a page listed under this name; empty when it says nothing that its name does not. */
    String of(Page page, String name) {
        Subject subject = Subject.of(
                page, name, survey.paragraphs(page).stream().limit(PARAGRAPHS).toList(), organisation);
        List<Clause> said = clauses(page, name);
        List<Clause> news = said.stream().filter(this::isNews).limit(SENTENCES).toList();
        Optional<String> list = contents.of(page, name).filter(this::isUnused).findFirst();
        String chosen = composed.of(page)
                .filter(this::isUnused)
                .or(() -> best(news, subject, list.isPresent() ? FAIR : LEAST))
                .or(() -> list)
                .or(() -> best(said.stream().limit(SENTENCES).toList(), subject, LEAST))
                .orElse("");
        used.add(Words.of(chosen).toString());
        return chosen;
    }

    private List<Clause> clauses(Page page, String name) {
        List<String> described = described(page);
        return Stream.concat(described.stream(), written(page))
                .filter(sentence -> !sentence.endsWith(":"))
                .flatMap(sentence -> clause(sentence, described.contains(sentence), name).stream())
                .filter(clause -> says(clause.text(), name))
                .filter(clause -> isUnused(clause.text()))
                .toList();
    }

    private Optional<Clause> clause(String sentence, boolean described, String name) {
        String bare = unnamed(sentence, name);
        String own = titles.own(bare);
        boolean closed = CLOSED.matcher(sentence).find() || !bare.equals(sentence); // "git-add - Adds files" defines
        return ClauseFilter.clause(own, LONGEST)
                .map(text -> new Clause(text, described, ClauseFilter.isWhole(text, own), closed));
    }

    private boolean isUnused(String text) {
        return !used.contains(Words.of(text).toString());
    }

    /** The clause that tells most of the page; an earlier one wins unless a later one is clearly better. */
    private static Optional<String> best(List<Clause> clauses, Subject subject, double least) {
        return Stream.iterate(0, i -> i < clauses.size(), i -> i + 1)
                .max(Comparator.comparingDouble((Integer i) -> clauses.get(i).merit(subject) - 0.15 * i)
                        .thenComparing(Comparator.reverseOrder()))
                .map(clauses::get)
                .filter(clause -> clause.merit(subject) > least)
                .map(Clause::text);
    }

    /**
     * A clause that may become notes.
     *
     * @param described whether the page's own description says it
     * @param whole whether its sentence was short enough to stand uncut
     * @param closed whether a mark ends its sentence: what stands in a paragraph without one is a caption, a slogan or a label
     */
    private record Clause(String text, boolean described, boolean whole, boolean closed) {

        double merit(Subject subject) {
            Words words = Words.of(text);
            return (text.length() >= GOOD ? 0.5 : 0)
                    + (subject.names(words) ? 0.25 : 0)
                    + subject.centrality(words)
                    + (described ? 0.5 : 0)
                    + (whole ? 0.25 : 0)
                    - (closed || described ? 0 : 1.2)
                    - (PASSING.matcher(text).find() ? 0.6 : 0)
                    - (words.count() < 6 ? 0.2 : 0)
                    - (HESITANT.matcher(text).matches() ? 0.4 : 0)
                    - (CALL.matcher(text).matches() ? 0.6 : 0)
                    - (DEPENDENT.matcher(text).matches() ? 1.2 : 0);
        }
    }

    /**
     * What a page is about: its name, and how often each word of weight stands on it.
     *
     * @param all the number of such words
     */
    private record Subject(List<String> name, Map<String, Integer> counts, int all) {

        static Subject of(Page page, String name, List<String> paragraphs, List<String> organisation) {
            Map<String, Integer> counts = new HashMap<>();
            List<String> texts = new ArrayList<>(paragraphs);
            page.headings().forEach(heading -> texts.add(heading.text()));
            texts.stream()
                    .flatMap(text -> Words.of(text).list().stream())
                    .filter(word -> word.length() > 3 && !organisation.contains(word))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            return new Subject(
                    Words.of(name).list(),
                    counts,
                    counts.values().stream().mapToInt(Integer::intValue).sum());
        }

        boolean names(Words words) {
            return words.list().stream().anyMatch(word -> word.length() > 3 && name.contains(word));
        }

        /** How much of what the page repeats these words say, from 0 to 0.5. */
        double centrality(Words words) {
            double told = words.list().stream()
                    .distinct()
                    .mapToInt(word -> counts.getOrDefault(word, 0) > 1 ? counts.get(word) : 0)
                    .sum();
            return Math.min(0.5, 4 * told / Math.max(40, all));
        }
    }

    /** What the page says of itself, unless other pages say the same. */
    private List<String> described(Page page) {
        boolean common = descriptions.getOrDefault(Words.of(page.description()).toString(), 0) > 1;
        return common
                ? List.of()
                : Prose.sentences(page.description()).stream().limit(2).toList();
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

    /** Whether at least three words of the clause are not in the name. */
    private boolean says(String clause, String name) {
        List<String> known = Words.of(name).list();
        List<String> words = Words.of(clause).list().stream()
                .filter(word -> word.length() > 1)
                .toList();
        long unnamed = words.stream()
                .filter(word -> !known.contains(word) && !organisation.contains(word))
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
