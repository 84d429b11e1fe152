package dev.waymark.describe;

import dev.waymark.describe.Statement.Quotation;
import dev.waymark.describe.Term.Kind;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pages that a describer was shown, and whether they say what it says.
 *
 * <p>A text brings its evidence: passages that are on the pages word for word. What decides its meaning has to be in them: values, names,
 * and the words that deny, limit or extend. Of its other words an editor may choose half freely. A text that keeps to that is proved. One
 * that has more words of its own, or a "not" that the passages say in other words, is open: whoever reads it a second time decides.
 */
public final class QuotedEvidence {

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}£€$%]++");
    private static final Pattern ELLIPSIS = Pattern.compile("…|\\.\\.\\.|\\[…]");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern FOR_WHOM = Pattern.compile(
            "(?<=[\\s,;])(?:for|für|pour|para|voor|dla) ((?:[\\p{L}\\p{M}'’-]{1,30} ?){1,4})",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_QUOTATIONS = 8;
    private static final int LONGEST_QUOTATION = 600;

    /** The first words of a text, which may introduce what follows: "How to get there: …". */
    private static final int LEAD = 3;

    /** As far as a word may be from the value that belongs to it, in words. */
    private static final int NEAR = 6;

    /** The share of its words of a text that is hardly a paraphrase. */
    private static final double CLOSE = 0.8;

    /** The share of the words of a text that must be in what it quotes. */
    private static final double QUOTED = 0.25;

    /** The share of the words of a text that may be on none of the pages that it quotes. */
    private static final double FREE = 0.5;

    /** The same of a text that is open. */
    private static final double FREE_WHEN_OPEN = 0.75;

    private static final String FREE_OF_CHARGE = "free";

    /** Measures of which a text does not say one where its passages say another. */
    private static final List<Set<String>> OPPOSITES = List.of(
            Set.of(Measures.ABOVE, "below"),
            Set.of(Measures.BEFORE, Measures.AFTER),
            Set.of(Measures.CHARGE, FREE_OF_CHARGE));

    /** Measures that hold as values do: how often, and for how long. */
    private static final Set<String> PERIODS = Set.of("hour", "day", "week", "month", "year");

    /** Words that belong to a period, not to the value beside them: "£184,000 last year". */
    private static final Set<String> BESIDE = Set.of("last", "next");

    private final Map<Integer, String> titles = new HashMap<>();

    private final Map<Integer, String> folded = new HashMap<>();
    private final Map<Integer, Set<String>> known = new HashMap<>();
    private final Set<String> names;

    /**
     * What is known of some pages.
     *
     * @param name what the site is called, which every text may say
     */
    public QuotedEvidence(List<DescribeRequest.Entry> pages, String name) {
        names = keys(Terms.of("a " + name));
        for (DescribeRequest.Entry entry : pages) {
            titles.put(entry.number(), entry.name());
            folded.put(entry.number(), folded(entry.text()));
            known.put(entry.number(), keys(Terms.of(entry.name() + "\n" + entry.text())));
        }
    }

    /** Those passages of a text that are on the pages that it names. */
    public List<Quotation> found(Statement statement) {
        return statement.from().stream()
                .limit(MOST_QUOTATIONS)
                .filter(this::isOnItsPage)
                .toList();
    }

    /** Whether an extract has a number, a date, a name or somebody whom it is for, and the text that is to replace it has not. */
    boolean losesFact(String extract, String text) {
        List<Term> told = Terms.of(text);
        boolean loses = Prose.sentences(extract).stream()
                .map(Terms::of)
                .filter(QuotedEvidence::isNoSlogan)
                .flatMap(List::stream)
                .filter(term -> term.kind().isValue() || (term.is(Kind.NAME) && !names.containsAll(term.keys())))
                .anyMatch(term -> told.stream().noneMatch(term::meets));
        return loses
                || FOR_WHOM.matcher(extract)
                        .results()
                        .map(found -> Terms.of(found.group(1)))
                        .map(words -> words.stream()
                                .filter(term -> term.is(Kind.WORD))
                                .toList())
                        .anyMatch(words -> !words.isEmpty()
                                && words.stream()
                                        .noneMatch(word -> told.stream().anyMatch(word::meets)));
    }

    /** In a headline every word has a capital, as a name has. */
    private static boolean isNoSlogan(List<Term> sentence) {
        long capitals = sentence.stream().filter(term -> term.is(Kind.NAME)).count();
        return capitals <= sentence.stream().filter(term -> term.is(Kind.WORD)).count();
    }

    /** Why the pages do not prove a text, {@link Refusal#OPEN} where a second reading may decide; empty when they do. */
    public Optional<Refusal> refusal(Statement statement) {
        List<Quotation> quoted = found(statement);
        List<Term> claim = Terms.of(statement.text());
        if (quoted.isEmpty() || claim.stream().allMatch(term -> term.is(Kind.FRAME))) {
            return Optional.of(Refusal.UNQUOTED);
        }
        List<Term> passage = Stream.concat(
                        Terms.of(quoted.stream().map(Quotation::text).collect(Collectors.joining("\n"))).stream(),
                        quoted.stream().map(Quotation::page).distinct().flatMap(this::named))
                .toList();
        Set<String> page = new HashSet<>(names);
        quoted.forEach(quotation -> page.addAll(known.getOrDefault(quotation.page(), Set.of())));
        String initials = quoted.stream()
                .flatMap(quotation ->
                        BLANK.splitAsStream(folded(quotation.text()).strip()))
                .map(word -> word.substring(0, Math.min(1, word.length())))
                .collect(Collectors.joining());
        return fault(
                claim.stream().filter(term -> !isAbbreviation(term, initials)).toList(), passage, page);
    }

    /** The values and names in the name of a page, which is beside each text about it. */
    private Stream<Term> named(int page) {
        return Terms.of(titles.getOrDefault(page, "")).stream()
                .filter(term -> term.is(Kind.NAME) || term.kind().isValue())
                .map(term -> new Term(term.kind(), term.keys(), -page, -page));
    }

    /** Whether a name is made of the first letters of words that follow one another, as CIC is of community interest company. */
    private static boolean isAbbreviation(Term term, String initials) {
        return term.is(Kind.NAME) && term.keys().stream().anyMatch(key -> key.length() > 2 && initials.contains(key));
    }

    private Optional<Refusal> fault(List<Term> claim, List<Term> passage, Set<String> page) {
        for (int i = 0; i < claim.size(); i++) {
            Term value = claim.get(i);
            if (value.kind().isValue()
                    && passage.stream().noneMatch(value::meets)
                    && !isListed(claim, i, passage)
                    && !(isCount(claim, i) && !isMoved(claim, i, passage))) {
                return Optional.of(Refusal.VALUE);
            }
        }
        List<Term> strangers =
                claim.stream().filter(term -> !names.containsAll(term.keys())).toList();
        if (!has(strangers, passage, Kind.NAME::equals)) {
            return Optional.of(Refusal.NAME);
        }
        if (contradicts(claim, passage)) {
            return Optional.of(Refusal.MEASURE);
        }
        Optional<Refusal> doubt = doubt(claim, strangers, passage, page);
        return doubt.isPresent() && isSaidMostly(claim, passage, page) ? Optional.of(Refusal.OPEN) : doubt;
    }

    /** What a text has that words alone do not settle: other words may say the same, and the same words something else. */
    private static Optional<Refusal> doubt(
            List<Term> claim, List<Term> strangers, List<Term> passage, Set<String> page) {
        List<Term> listed = IntStream.range(0, claim.size())
                .filter(i -> isListed(claim, i, passage))
                .mapToObj(claim::get)
                .toList();
        List<Term> quoted = Stream.concat(passage.stream(), listed.stream()).toList();
        if (!has(claim, quoted, Kind::isValue)
                || isMoved(claim, passage, Kind::isValue)
                || Roles.areExchanged(claim, passage)
                || claim.stream().anyMatch(term -> term.is(Kind.NUMBER) && Quantities.differs(term, passage))
                || Quantities.isAnotherPeriod(claim, passage)
                || Roles.haveChangedPlaces(claim, passage)) {
            return Optional.of(Refusal.VALUE);
        }
        if (isMoved(strangers, passage, Kind.NAME::equals)) {
            return Optional.of(Refusal.NAME);
        }
        if ((isClose(claim, passage) && leavesOut(claim, passage, Measures.DENY))
                || leavesOut(claim, passage, Measures.CLOSED)
                || !hasLimits(claim, passage)
                || isReversed(claim, passage)) {
            return Optional.of(Refusal.MEASURE);
        }
        if (!isSaid(claim, quoted, page)) {
            return Optional.of(Refusal.WORDS);
        }
        return namesSomebodyElse(claim, passage, page) ? Optional.of(Refusal.NAME) : Optional.empty();
    }

    /** Whether it says that a nurse or a tenant does something, of whom neither its passages nor their pages speak. */
    private static boolean namesSomebodyElse(List<Term> claim, List<Term> passage, Set<String> page) {
        return claim.stream()
                .filter(term -> term.keys().stream().anyMatch(key -> key.startsWith(Measures.WHO)))
                .anyMatch(term -> passage.stream().noneMatch(term::meets) && !meets(term, page));
    }

    /** Whether a number may have been counted: "three times a year" of what meets "in March, July and November". No amount of money is. */
    private static boolean isCount(List<Term> claim, int at) {
        return Counts.isOne(claim.get(at))
                && claim.subList(Math.max(0, at - 1), Math.min(claim.size(), at + 2)).stream()
                        .noneMatch(beside -> beside.is(Kind.UNIT));
    }

    private static boolean isListed(List<Term> claim, int at, List<Term> passage) {
        return Counts.dates(claim, claim.get(at), passage)
                || Counts.names(claim, at)
                || (Counts.items(claim, claim.get(at), passage) && !isMoved(claim, at, passage));
    }

    /** Whether the claim denies the very words that the passage says, or has a period of its own, or says of a measure the opposite. */
    private static boolean contradicts(List<Term> claim, List<Term> passage) {
        return (deniesMore(claim, passage) && meetsAll(limited(claim, Measures.DENY), passage))
                || claim.stream()
                        .filter(term ->
                                term.is(Kind.MEASURE) && passage.stream().noneMatch(term::meets))
                        .anyMatch(term -> meets(term, PERIODS) || opposes(term, passage));
    }

    private static boolean opposes(Term measure, List<Term> passage) {
        return OPPOSITES.stream().filter(group -> meets(measure, group)).anyMatch(group -> passage.stream()
                .anyMatch(term -> term.is(Kind.MEASURE) && meets(term, group)));
    }

    /** Whether it says a word, such as "opens", where the passage says the contrary, such as "closes", and not that word. */
    private static boolean isReversed(List<Term> claim, List<Term> passage) {
        Set<String> said = keys(claim);
        Set<String> there = keys(passage);
        return said.stream()
                .filter(key -> key.startsWith(Measures.CONTRARY) && !there.contains(key))
                .flatMap(key -> there.stream().filter(other -> isContrary(key, other)))
                .anyMatch(other -> !said.contains(other));
    }

    private static boolean isContrary(String one, String other) {
        return other.startsWith(Measures.CONTRARY)
                && other.substring(2).equals(one.substring(2))
                && other.charAt(1) != one.charAt(1);
    }

    private static boolean meetsAll(List<Term> terms, List<Term> passage) {
        return terms.stream().allMatch(term -> passage.stream().anyMatch(term::meets));
    }

    /** Word for word, whatever marks are between the words; with gaps where it has an ellipsis. */
    private boolean isOnItsPage(Quotation quotation) {
        String page = folded.getOrDefault(quotation.page(), "");
        if (quotation.text().length() > LONGEST_QUOTATION) {
            return false;
        }
        List<String> pieces = ELLIPSIS.splitAsStream(quotation.text())
                .map(QuotedEvidence::folded)
                .filter(piece -> !piece.isBlank())
                .toList();
        return !pieces.isEmpty() && pieces.stream().allMatch(page::contains);
    }

    /** The words with a blank before, between and after them. */
    private static String folded(String text) {
        return GAP.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static Set<String> keys(Collection<Term> terms) {
        return terms.stream().flatMap(term -> term.keys().stream()).collect(Collectors.toSet());
    }

    /** Whether the passage has all of some kinds. */
    private static boolean has(List<Term> claim, List<Term> passage, Predicate<Kind> kinds) {
        return claim.stream().filter(term -> kinds.test(term.kind())).allMatch(term -> passage.stream()
                .anyMatch(term::meets));
    }

    /** Whether the passage limits as the claim does, which may say "must" where the passage speaks of nothing that may be. */
    private static boolean hasLimits(List<Term> claim, List<Term> passage) {
        boolean may = passage.stream().anyMatch(term -> term.keys().contains(Measures.MAY));
        return claim.stream()
                .filter(term -> term.is(Kind.MEASURE) && (may || !term.keys().contains(Measures.MUST)))
                .allMatch(term -> passage.stream().anyMatch(term::meets));
    }

    /**
     * Whether something is beside another word than in the passage: where that word is in the passage there are others of the kind,
     * but not this one.
     */
    private static boolean isMoved(List<Term> claim, List<Term> passage, Predicate<Kind> kinds) {
        return IntStream.range(0, claim.size())
                .anyMatch(i -> kinds.test(claim.get(i).kind()) && isMoved(claim, i, passage));
    }

    private static boolean isMoved(List<Term> claim, int at, List<Term> passage) {
        if (isTogether(claim, at, passage) || Counts.dates(claim, claim.get(at), passage)) {
            return false;
        }
        Map<Integer, List<Term>> parts = passage.stream().collect(Collectors.groupingBy(Term::part));
        List<Term> neighbours = neighbours(claim, at, passage);
        return !neighbours.isEmpty() && neighbours.stream().noneMatch(beside -> isBeside(beside, claim.get(at), parts));
    }

    /** Whether the word before it stands before it in the passage too: "PostgreSQL 13". */
    private static boolean isTogether(List<Term> claim, int at, List<Term> passage) {
        return at > 0
                && claim.get(at - 1).kind().says()
                && IntStream.range(1, passage.size())
                        .anyMatch(i -> claim.get(at).meets(passage.get(i))
                                && claim.get(at - 1).meets(passage.get(i - 1)));
    }

    private static boolean isBeside(Term word, Term value, Map<Integer, List<Term>> parts) {
        return parts.values().stream()
                .filter(part -> part.stream().anyMatch(word::meets))
                .anyMatch(part ->
                        part.stream().anyMatch(value::meets) || part.stream().noneMatch(term -> term.is(value.kind())));
    }

    /** What a value or a name may belong to: the next word after it that the passage has, and the last one before it. */
    private static List<Term> neighbours(List<Term> claim, int of, List<Term> passage) {
        List<Term> found = new ArrayList<>();
        for (int step : new int[] {1, -1}) {
            for (int i = of + step; i >= 0 && i < claim.size() && Math.abs(i - of) <= NEAR; i += step) {
                Term near = claim.get(i);
                if (near.is(Kind.NUMBER) && claim.get(of).is(Kind.NUMBER)) {
                    break; // "nine, and two employees"
                }
                if (near.part() == claim.get(of).part()
                        && near.kind() != claim.get(of).kind()
                        && !near.is(Kind.UNIT)
                        && ((near.is(Kind.WORD) && !meets(near, BESIDE))
                                || near.kind().isValue())
                        && passage.stream().anyMatch(near::meets)) {
                    found.add(near);
                    break;
                }
            }
        }
        return found;
    }

    /**
     * Whether a sentence of the claim leaves out a "no" of the passage: one of its words is there only where it is denied, and neither this
     * sentence nor another with that word has one.
     */
    private static boolean leavesOut(List<Term> claim, List<Term> passage, String measure) {
        List<Term> limited = limited(passage, measure);
        Set<String> plain = keys(passage.stream()
                .filter(term -> term.is(Kind.WORD) && !limited.contains(term))
                .toList());
        Set<String> only = new HashSet<>(keys(limited));
        only.removeAll(plain);
        only.removeIf(key -> Character.isDigit(key.charAt(0))); // "no need the first time"
        Set<Integer> saying = claim.stream()
                .filter(term -> says(term, measure, passage))
                .map(Term::sentence)
                .collect(Collectors.toSet());
        claim.stream().filter(term -> saying.contains(term.sentence())).forEach(term -> only.removeAll(term.keys()));
        return claim.stream()
                .filter(term -> !saying.contains(term.sentence()))
                .anyMatch(term -> term.is(Kind.WORD) && meets(term, only));
    }

    /** Whether it has hardly a word of its own, one of which might say in another way what the passage says: "housebound". */
    private static boolean isClose(List<Term> claim, List<Term> passage) {
        List<Term> words = claim.stream().filter(term -> term.kind().says()).toList();
        return words.stream()
                        .filter(word -> passage.stream().anyMatch(word::meets))
                        .count()
                >= CLOSE * words.size();
    }

    /** Whether the claim denies what the passage does not. */
    private static boolean deniesMore(List<Term> claim, List<Term> passage) {
        List<Term> denied = limited(claim, Measures.DENY);
        Set<String> there = keys(beside(passage, Measures.DENY));
        there.addAll(keys(deniedBefore(passage)));
        boolean open = passage.stream().anyMatch(term -> deniesNothing(term, passage)); // "those who do not"
        return !open
                && !denied.isEmpty()
                && claim.stream().noneMatch(term -> isFree(term, passage))
                && beside(claim, Measures.DENY).stream().noneMatch(term -> meets(term, there));
    }

    /** Whether it is a "no" of "no admission fee", where the passage says that something is free. */
    private static boolean isFree(Term denial, List<Term> passage) {
        return denial.keys().contains(Measures.DENY)
                && denial.keys().contains(FREE_OF_CHARGE)
                && passage.stream()
                        .anyMatch(term -> term.is(Kind.MEASURE) && term.keys().contains(FREE_OF_CHARGE));
    }

    /** All that is in a part of a sentence with some measure, before it or behind it. */
    private static List<Term> beside(List<Term> text, String measure) {
        Set<Integer> parts = text.stream()
                .filter(term -> term.keys().contains(measure))
                .map(Term::part)
                .collect(Collectors.toSet());
        return text.stream()
                .filter(term -> parts.contains(term.part()) && (term.is(Kind.WORD) || term.is(Kind.NAME)))
                .filter(term -> !term.keys().contains(measure))
                .toList();
    }

    /** What is before a "not" that has at most a word behind it: of "Kerbstones and chippings are not allowed" both. */
    private static List<Term> deniedBefore(List<Term> passage) {
        List<Term> denied = new ArrayList<>();
        for (int at = 0; at < passage.size(); at++) {
            Term denial = passage.get(at);
            if (denial.is(Kind.MEASURE)
                    && denial.keys().contains(Measures.DENY)
                    && behind(denial, passage).count() < 2) {
                boolean plain = true; // an earlier part of an enumeration has no verb
                for (int i = at - 1; i >= 0 && passage.get(i).sentence() == denial.sentence(); i--) {
                    Term term = passage.get(i);
                    plain &= term.part() == denial.part() || term.is(Kind.WORD);
                    if (plain && term.is(Kind.WORD)) {
                        denied.add(term);
                    }
                }
            }
        }
        return denied;
    }

    private static Stream<Term> behind(Term denial, List<Term> passage) {
        return passage.subList(passage.indexOf(denial) + 1, passage.size()).stream()
                .filter(term -> term.part() == denial.part() && !term.is(Kind.FRAME));
    }

    private static boolean deniesNothing(Term denial, List<Term> passage) {
        return denial.is(Kind.MEASURE)
                && denial.keys().contains(Measures.DENY)
                && behind(denial, passage).findAny().isEmpty();
    }

    /** What a measure is said of: what is behind a "no" in its part of the sentence, and all in a part that says "closed". */
    private static List<Term> limited(List<Term> text, String measure) {
        List<Term> limited = new ArrayList<>();
        Set<Integer> parts = new HashSet<>();
        boolean whole = measure.equals(Measures.CLOSED);
        for (Term term : text) {
            if (term.is(Kind.MEASURE) && term.keys().contains(measure)) {
                parts.add(term.part());
            } else if (parts.contains(term.part()) && !term.is(Kind.FRAME)) {
                limited.add(term);
            }
        }
        text.stream()
                .filter(term -> whole && term.is(Kind.MEASURE) && term.keys().contains(Measures.BEFORE))
                .forEach(term -> parts.remove(term.part())); // "until a grant has ended"
        return whole
                ? text.stream()
                        .filter(term -> parts.contains(term.part()) && term.is(Kind.WORD))
                        .toList()
                : limited;
    }

    /** A word that is as good as a "no", such as "loses", is none where the passage denies that very word. */
    private static boolean says(Term term, String measure, List<Term> passage) {
        return (term.keys().contains(measure)
                        && !(term.is(Kind.WORD)
                                && passage.stream().anyMatch(each -> each.keys().equals(term.keys()))))
                || (term.is(Kind.MEASURE)
                        && passage.stream().anyMatch(limit -> limit.keys().contains(measure) && limit.meets(term)));
    }

    private static boolean isSaid(List<Term> claim, List<Term> passage, Set<String> page) {
        Set<String> quoted = keys(passage);
        return isSaid(claim, quoted, page, FREE)
                && claim.stream().collect(Collectors.groupingBy(Term::part)).values().stream()
                        .allMatch(part -> isKnown(part, lead(claim), quoted) || isKnown(part, lead(claim), page));
    }

    /** Whether a real part of it is, and no more than that can be told from its words. */
    private static boolean isSaidMostly(List<Term> claim, List<Term> passage, Set<String> page) {
        return isSaid(claim, keys(passage), page, FREE_WHEN_OPEN);
    }

    private static boolean isSaid(List<Term> claim, Set<String> quoted, Set<String> page, double free) {
        List<Term> words = claim.stream().filter(term -> term.is(Kind.WORD)).toList();
        long firm = claim.stream()
                .filter(term -> term.is(Kind.NAME) || term.kind().isValue())
                .count();
        long here = words.stream().filter(word -> meets(word, quoted)).count();
        long unknown = words.stream()
                .filter(word -> !meets(word, quoted) && !meets(word, page))
                .count();
        return here + firm >= QUOTED * (words.size() + firm) && unknown <= free * (words.size() + firm);
    }

    private static List<Term> lead(List<Term> claim) {
        return claim.subList(0, Math.min(LEAD, claim.size()));
    }

    /** Of a part with the first words of the claim, what follows them counts if it is more than a word. */
    private static boolean isKnown(List<Term> part, List<Term> lead, Set<String> quoted) {
        List<Term> rest = part.stream().filter(term -> !lead.contains(term)).toList();
        boolean word = rest.stream().filter(term -> term.is(Kind.WORD)).count() < 2;
        return isKnown(rest, quoted) || (word && isKnown(part, quoted));
    }

    /** Whether a part of the claim, such as one of a list, has something that is in what is quoted. */
    private static boolean isKnown(List<Term> part, Set<String> quoted) {
        long words = part.stream().filter(term -> term.is(Kind.WORD)).count();
        return words == 0
                || (words < 3 && part.stream().anyMatch(term -> term.keys().contains(Measures.QUESTION)))
                || part.stream().anyMatch(term -> !term.is(Kind.FRAME) && meets(term, quoted));
    }

    private static boolean meets(Term word, Set<String> keys) {
        return word.keys().stream().anyMatch(keys::contains);
    }
}
