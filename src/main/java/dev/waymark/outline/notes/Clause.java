package dev.waymark.outline.notes;

import dev.waymark.wording.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A clause that may become notes.
 *
 * @param described whether the page's own description says it
 * @param whole whether its sentence was short enough to stand uncut
 * @param closed whether a mark ends its sentence: what is in a paragraph without one is a caption, a slogan or a label
 */
record Clause(String text, boolean described, boolean whole, boolean closed) {

    private static final int GOOD = 30;

    /** What dates a sentence: it tells of a moment, not of the page. */
    private static final Pattern PASSING = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:january|february|march|april|june|july|august|september|october|november|december|covid(?:-19)?|lockdown|pandemic|last (?:week|month|year)"
                    + "|this (?:week|month)|yesterday|tomorrow|today|(?:19|20)\\d\\d(?:s|/\\d\\d)?)(?![\\p{L}\\p{N}_])");

    /** What goes on from a sentence before it, or says nothing without one. */
    private static final Pattern DEPENDENT = Pattern.compile(
            "(?i)^(?:especially|particularly|because|while|although|since|unless|until|now and|surely|sure|of course|first and foremost|in general|usually"
                    + "|likewise|similarly|meanwhile|finally|lastly|firstly|secondly|together|both|either|neither|all of (?:this|these|them)|i|i[’']?(?:ve|m|d|ll)|my"
                    + "|we (?:look forward|can[’']?t wait|would love|have (?:spent|begun)|believe|hope|think|feel|know|want|love|are (?:proud|delighted|pleased|excited|committed|always|so))|we[’'](?:ve (?:spent|begun)|d love)|a (?:peek|glimpse)|your (?:support|help|privacy)|let[’']?s"
                    + ")(?![\\p{L}\\p{N}_]).*");

    /** What calls on the reader: true of the page perhaps, but not what it is about. */
    private static final Pattern CALL = Pattern.compile(
            "(?i)^(?:join us|come (?:and|along|to)|why not|don[’']?t|do not|never|always|remember|make sure|feel free|(?:stay|keep) (?:tuned|connected|in touch|up to date)|.{0,80} (?:get|keep|stay) in touch|get in touch|call us|contact us|scroll|tap|use our)(?![\\p{L}\\p{N}_]).*");

    /** An indirect question: what the page answers. */
    private static final Pattern ASKING =
            Pattern.compile("^(?:Which|What|How|Where|When|Who|Why) (?!is |are |do |does |can |to contact)");

    private static final Pattern HESITANT = Pattern.compile(
            "(?i)^(?:if|first,|we (?:also|only)|you|there (?:is|are)|some|another|unlike|depending|historically)(?![\\p{L}\\p{N}_]).*");

    /** The one that tells most of the page, where an earlier one wins unless a later one is clearly better; empty when none is above the least. */
    static Optional<Clause> best(List<Clause> clauses, Subject subject, double least) {
        return Stream.iterate(0, i -> i < clauses.size(), i -> i + 1)
                .max(Comparator.comparingDouble((Integer i) -> clauses.get(i).merit(subject) - 0.15 * i)
                        .thenComparing(Comparator.reverseOrder()))
                .map(clauses::get)
                .filter(clause -> clause.merit(subject) > least);
    }

    /** Whether a sentence depends on another, hesitates or calls on the reader, instead of telling of the page. */
    static boolean isWeak(String sentence) {
        return Stream.of(CALL, DEPENDENT, HESITANT)
                .anyMatch(pattern -> pattern.matcher(sentence).matches());
    }

    double merit(Subject subject) {
        Words words = Words.of(text);
        return (text.length() >= GOOD ? 0.5 : 0)
                + (subject.names(words) ? 0.25 : 0)
                + subject.centrality(words)
                + (described ? 0.5 : 0)
                + (whole ? 0.25 : 0)
                + (ASKING.matcher(text).find() ? 0.4 : 0)
                - (closed || described ? 0 : 1.2)
                - (!subject.post() && PASSING.matcher(text).find() ? 0.6 : 0)
                - (words.count() < 6 ? 0.2 : 0)
                - (HESITANT.matcher(text).matches() ? 0.4 : 0)
                - (CALL.matcher(text).matches() ? 0.6 : 0)
                - (DEPENDENT.matcher(text).matches() ? 1.2 : 0);
    }
}
