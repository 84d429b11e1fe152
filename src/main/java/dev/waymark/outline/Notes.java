package dev.waymark.outline;

import dev.waymark.extract.Page;
import dev.waymark.url.Url;
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

    /** What dates a sentence: it tells of a moment, not of the page. */
    private static final Pattern PASSING = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:january|february|march|april|june|july|august|september|october|november|december|covid(?:-19)?|lockdown|pandemic|last (?:week|month|year)"
                    + "|this (?:week|month)|yesterday|tomorrow|today|(?:19|20)\\d\\d(?:s|/\\d\\d)?)(?![\\p{L}\\p{N}_])");

    private static final Pattern TERM = Pattern.compile("([\\w.()-]{2,40}) [-–—] (?=\\S)");
    private static final Pattern HESITANT = Pattern.compile(
            "(?i)^(?:if|first,|we (?:also|only)|you|there (?:is|are)|some|another|unlike|depending|historically)(?![\\p{L}\\p{N}_]).*");

    private final SiteGraph survey;
    private final Titles titles;
    private final Map<String, Integer> descriptions = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final ContentsNote contents;
    private final List<String> organisation;
    private final List<String> summary;

    /** @param dropped pages that the file does not list, so that no notes list them */
    Notes(SiteGraph survey, Titles titles, Organisation organisation, Set<Url> dropped) {
        this.survey = survey;
        this.contents = new ContentsNote(survey, dropped);
        this.titles = titles;
        survey.pages()
                .forEach(page -> descriptions.merge(Words.of(page.description()).toString(), 1, Integer::sum));
        this.organisation = Words.of(organisation.name()).list();
        this.summary = Words.of(organisation.summary()).list();
    }

    /** Notes for a page listed under this name; empty when it says nothing that its name does not. */
    String of(Page page, String name) {
        List<Clause> said = clauses(page, name);
        List<Clause> news = said.stream().filter(this::isNews).limit(SENTENCES).toList();
        String chosen = best(news, name)
                .or(() -> contents.of(page, name).filter(this::isUnused).findFirst())
                .or(() -> best(said.stream().limit(SENTENCES).toList(), name))
                .orElse("");
        used.add(Words.of(chosen).toString());
        return chosen;
    }

    private List<Clause> clauses(Page page, String name) {
        return candidates(page)
                .filter(sentence -> !sentence.endsWith(":"))
                .map(sentence -> titles.own(unnamed(sentence, name)))
                .flatMap(
                        sentence -> ClauseFilter.clause(sentence, LONGEST)
                                .map(text -> new Clause(text, ClauseFilter.isWhole(text, sentence)))
                                .stream())
                .filter(clause -> says(clause.text(), name))
                .filter(clause -> isUnused(clause.text()))
                .toList();
    }

    private boolean isUnused(String text) {
        return !used.contains(Words.of(text).toString());
    }

    /** The clause that tells most of the page; an earlier one wins unless a later one is clearly better. */
    private static Optional<String> best(List<Clause> clauses, String name) {
        return Stream.iterate(0, i -> i < clauses.size(), i -> i + 1)
                .max(Comparator.comparingDouble((Integer i) -> clauses.get(i).merit(name) - 0.2 * i)
                        .thenComparing(Comparator.reverseOrder()))
                .map(i -> clauses.get(i).text());
    }

    /**
     * A clause that may become notes.
     *
     * @param whole whether its sentence was short enough to stand uncut
     */
    private record Clause(String text, boolean whole) {

        double merit(String name) {
            List<String> named = Words.of(name).list();
            Words words = Words.of(text);
            boolean pertinent = words.list().stream().anyMatch(word -> word.length() > 3 && named.contains(word));
            return (text.length() >= GOOD ? 0.5 : 0)
                    + (pertinent ? 0.25 : 0)
                    + (whole ? 0.25 : 0)
                    - (PASSING.matcher(text).find() ? 0.6 : 0)
                    - (words.count() < 6 ? 0.2 : 0)
                    - (HESITANT.matcher(text).matches() ? 0.3 : 0);
        }
    }

    private Stream<String> candidates(Page page) {
        boolean common = descriptions.getOrDefault(Words.of(page.description()).toString(), 0) > 1;
        Stream<String> described = common
                ? Stream.of()
                : Prose.sentences(page.description()).stream().limit(2);
        Stream<String> written = survey.paragraphs(page).stream()
                .limit(SENTENCES)
                .flatMap(paragraph -> Prose.sentences(paragraph).stream().limit(3));
        return Stream.concat(described, written);
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
