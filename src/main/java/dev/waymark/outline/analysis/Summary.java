package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.Language;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a site says of itself in a sentence or two. */
final class Summary {

    private static final int MEAGRE = 60;
    private static final int SHORTEST = 100;
    private static final int LONGEST = 300;
    private static final int PAGES = 40;
    private static final int PARAGRAPHS = 12;
    private static final Set<String> DEFINES = Set.of(
            "is",
            "are",
            "provides",
            "offers",
            "runs",
            "helps",
            "makes",
            "supports",
            "brings",
            "è",
            "est",
            "ist",
            "es",
            "são");

    /** Words of a greeting or a title. */
    private static final Set<String> GREETING = Set.copyOf(
            List.of(("the of for on and to a welcome home homepage page website site web official online our this is"
                            + " willkommen auf bei der die das dem den von des im internetseite webseite homepage startseite offizielle offiziellen ist"
                            + " bienvenue sur le la les l de du d site officiel accueil"
                            + " bienvenidos bienvenidas a al el en sitio página oficial"
                            + " benvenuti benvenuto nel sul sito ufficiale il di della del"
                            + " welkom op bij het van officiële bem-vindo vindo bem ao do da witamy na stronie strona oficjalna"
                            + " croeso i wefan y yr")
                    .split(" ")));

    private final SiteGraph survey;
    private final Titles titles;
    private final String name;
    private final Language language;

    Summary(SiteGraph survey, Titles titles, String name, Language language) {
        this.survey = survey;
        this.titles = titles;
        this.name = name;
        this.language = language;
    }

    /** One line, never blank; it begins with what has become of the site, where it says so. */
    String text() {
        Optional<String> ended = language.isEnglish() ? SiteStatus.of(survey) : Optional.empty();
        return ended.map(status -> status + " " + said()).orElseGet(this::said);
    }

    private String said() {
        List<String> chosen = new ArrayList<>();
        choose(sources(), chosen);
        if (length(chosen) < MEAGRE) {
            choose(written(), chosen);
        }
        if (!chosen.isEmpty()) {
            return String.join(" ", chosen);
        }
        Optional<String> standIn = name.equals(Organisation.NAMELESS)
                ? language.words("A website.")
                : language.words("The website of {0}.", name);
        return standIn.orElse(name);
    }

    private void choose(Stream<String> sentences, List<String> chosen) {
        sentences
                .filter(sentence ->
                        !sentence.endsWith(":") && Words.of(sentence).count() > 4)
                .map(sentence -> statement(titles.own(sentence)))
                .flatMap(Optional::stream)
                .filter(this::saysMoreThanTheName)
                .limit(40)
                .forEach(sentence -> add(sentence, chosen));
    }

    /** {@code The official website of Wexcombe Council} does not. */
    private boolean saysMoreThanTheName(String sentence) {
        List<String> named = Words.of(name).list();
        return Words.of(sentence).list().stream().anyMatch(word -> !named.contains(word) && !GREETING.contains(word));
    }

    /** Sentences, the most telling first. */
    private Stream<String> sources() {
        List<Page> home = survey.home().stream().toList();
        List<String> declared = survey.pages().stream()
                .flatMap(page -> page.facts().stream())
                .filter(fact -> fact.kind() == Fact.Kind.DESCRIPTION)
                .map(Fact::value)
                .distinct()
                .toList();
        List<String> described = home.stream()
                .map(Page::description)
                .filter(text -> !text.isBlank())
                .toList();
        return Stream.of(
                        described.stream().flatMap(text -> Prose.sentences(text).stream()),
                        described.isEmpty()
                                ? declared.stream().flatMap(text -> Prose.sentences(text).stream())
                                : Stream.<String>of(),
                        described.isEmpty() ? definitions() : Stream.<String>of(),
                        written().filter(Summary::isClosed),
                        declared.stream().flatMap(text -> Prose.sentences(text).stream()))
                .flatMap(each -> each);
    }

    /** What is at the beginning of the start page, headlines and slogans included. */
    private Stream<String> written() {
        return survey.home().stream()
                .flatMap(page -> survey.paragraphs(page).stream().limit(6))
                .flatMap(paragraph -> Prose.sentences(paragraph).stream());
    }

    /** The first sentence of the site that says what the organisation or product is. */
    private Stream<String> definitions() {
        return survey.pages().stream()
                .limit(PAGES)
                .flatMap(page -> survey.paragraphs(page).stream().limit(PARAGRAPHS))
                .flatMap(paragraph -> Prose.sentences(paragraph).stream().limit(1))
                .filter(this::defines)
                .filter(Summary::isClosed)
                .limit(1);
    }

    private boolean defines(String sentence) {
        List<String> words = Words.of(sentence.startsWith("The ") ? sentence.substring(4) : sentence)
                .list();
        List<String> named = Words.of(name).list();
        return words.size() > named.size() + 4
                && words.subList(0, named.size()).equals(named)
                && DEFINES.contains(words.get(named.size()));
    }

    private static boolean isClosed(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("!");
    }

    private static Optional<String> statement(String sentence) {
        return ClauseFilter.clause(sentence, LONGEST - 20).map(clause -> begun(clause) + ".");
    }

    /** With a capital letter, unless the first word is a name that has one further on: {@code mySociety}. */
    private static String begun(String clause) {
        boolean name = clause.substring(0, clause.indexOf(' ') < 0 ? clause.length() : clause.indexOf(' '))
                .chars()
                .skip(1)
                .anyMatch(Character::isUpperCase);
        return name ? clause : ClauseFilter.capital(clause);
    }

    private static void add(String sentence, List<String> chosen) {
        int length = length(chosen);
        boolean told = chosen.stream().anyMatch(each -> overlap(each, sentence) > 0.6);
        if (length < SHORTEST && length + sentence.length() <= LONGEST && !told) {
            chosen.add(sentence);
        }
    }

    private static int length(List<String> chosen) {
        return chosen.stream().mapToInt(each -> each.length() + 1).sum();
    }

    /** The share of words of a text that the other has already. */
    private static double overlap(String told, String text) {
        List<String> known = Words.of(told).list();
        List<String> words = Words.of(text).list();
        return words.stream().filter(known::contains).count() / (double) Math.max(1, words.size());
    }
}
