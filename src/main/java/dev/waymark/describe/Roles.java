package dev.waymark.describe;

import dev.waymark.describe.Term.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who does what to whom, as far as the order of the words shows it. */
final class Roles {

    private static final String BY = "by";

    /** As far as a word may be from who does something, in words. */
    private static final int REACH = 10;

    private Roles() {}

    /** Of a word that limits nothing, what is left: that it may name who does something. */
    static Set<String> by(Term term) {
        return term.keys().contains(BY) ? Set.of(BY) : Set.of();
    }

    /**
     * Whether a part of the claim has the same word between the same two words as a part of the passage, but these the other way round: the
     * parish sold the mill to the miller. With "by" behind it in one of the two that is a passive, and says the same.
     */
    static boolean areExchanged(List<Term> claim, List<Term> passage) {
        return IntStream.range(0, claim.size())
                .filter(i -> claim.get(i).is(Kind.WORD))
                .anyMatch(i -> IntStream.range(0, passage.size())
                        .filter(j -> passage.get(j).is(Kind.WORD)
                                && claim.get(i).keys().equals(passage.get(j).keys()))
                        .anyMatch(j -> areExchanged(claim, i, passage, j)));
    }

    private static boolean areExchanged(List<Term> claim, int i, List<Term> passage, int j) {
        return isPassive(claim, i) == isPassive(passage, j)
                && isBehind(claim, i, passage, j)
                && isBehind(passage, j, claim, i);
    }

    /** Whether what is before a word of the one text is behind it in the other. */
    private static boolean isBehind(List<Term> one, int verb, List<Term> other, int same) {
        Term subject = verb > 0 ? one.get(verb - 1) : one.get(verb);
        return subject.kind().says()
                && subject.part() == one.get(verb).part()
                && side(behind(other, same), other.get(same)).anyMatch(subject::meets)
                && side(other.subList(Math.max(0, same - REACH), same), other.get(same))
                        .noneMatch(subject::meets);
    }

    /**
     * Whether two words of a claim that has none of its own have changed places: each is between the words that the other is between in the
     * passage, words that only one of the two texts has left out.
     */
    static boolean haveChangedPlaces(List<Term> claim, List<Term> passage) {
        List<Term> said = shared(claim, passage);
        List<Term> there = shared(passage, claim);
        if (said.stream().filter(Roles::isFirm).count()
                        < claim.stream().filter(Roles::isFirm).count()
                || saysBy(claim) != saysBy(passage)) {
            return false;
        }
        List<Term> followers = followers(said, there);
        List<Term> claimed = without(said, followers);
        List<Term> quoted = without(there, followers);
        int[] places = places(claimed, quoted);
        for (int i = 0; i < claimed.size(); i++) {
            int x = places[i];
            for (int j = i + 1; x >= 0 && j < claimed.size(); j++) {
                int y = places[j];
                if (y >= 0
                        && !areListed(quoted, x, y)
                        && !(isAtAnEnd(claimed, i) && isAtAnEnd(claimed, j))
                        && areAlike(claimed, i, quoted, y)
                        && areAlike(claimed, j, quoted, x)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words that follow the same word in both texts, as "minutes" follows "two": they go where it goes. */
    private static List<Term> followers(List<Term> claim, List<Term> passage) {
        int[] places = places(claim, passage);
        return IntStream.range(1, claim.size())
                .filter(i -> places[i - 1] >= 0 && places[i] == places[i - 1] + 1)
                .mapToObj(claim::get)
                .toList();
    }

    private static List<Term> without(List<Term> terms, List<Term> others) {
        return terms.stream()
                .filter(term -> others.stream().noneMatch(term::meets))
                .toList();
    }

    /** Which may be a passive. */
    private static boolean saysBy(List<Term> text) {
        return text.stream().anyMatch(term -> term.keys().contains(BY));
    }

    private static boolean isAtAnEnd(List<Term> terms, int place) {
        return place == 0 || place == terms.size() - 1;
    }

    private static boolean isFirm(Term term) {
        return term.kind().says() || (term.kind().isValue() && !term.is(Kind.UNIT));
    }

    private static List<Term> shared(List<Term> one, List<Term> other) {
        return one.stream()
                .filter(term -> term.sentence() >= 0
                        && (isFirm(term) || term.is(Kind.MEASURE))
                        && other.stream().anyMatch(term::meets))
                .toList();
    }

    private static int[] places(List<Term> claim, List<Term> passage) {
        return claim.stream().mapToInt(word -> only(word, claim, passage)).toArray();
    }

    /** The place of a word in the passage, if it is once in each text; else less than nothing. */
    private static int only(Term word, List<Term> claim, List<Term> passage) {
        List<Integer> places = IntStream.range(0, passage.size())
                .filter(i -> word.meets(passage.get(i)))
                .boxed()
                .limit(2)
                .toList();
        return places.size() == 1 && claim.stream().filter(word::meets).count() == 1 ? places.get(0) : -1;
    }

    /** Names, or three parts, that follow one another may do so in any order. */
    private static boolean areListed(List<Term> terms, int one, int other) {
        List<Term> between = terms.subList(Math.min(one, other), Math.max(one, other) + 1);
        long parts = between.stream().map(Term::part).distinct().count();
        return (parts == 1 && terms.get(one).is(Kind.NAME) && terms.get(other).is(Kind.NAME))
                || (parts == 3 && between.size() == 3);
    }

    private static boolean areAlike(List<Term> one, int i, List<Term> other, int j) {
        return Stream.of(-1, 1).allMatch(step -> areAlike(at(one, i + step), at(other, j + step)));
    }

    private static boolean areAlike(Optional<Term> one, Optional<Term> other) {
        return one.isEmpty() ? other.isEmpty() : other.isPresent() && one.get().meets(other.get());
    }

    private static Optional<Term> at(List<Term> terms, int place) {
        return place < 0 || place >= terms.size() ? Optional.empty() : Optional.of(terms.get(place));
    }

    private static boolean isPassive(List<Term> text, int verb) {
        return behind(text, verb).stream()
                .anyMatch(term ->
                        term.part() == text.get(verb).part() && term.keys().contains(BY));
    }

    private static List<Term> behind(List<Term> text, int verb) {
        return text.subList(verb + 1, Math.min(text.size(), verb + 1 + REACH));
    }

    private static Stream<Term> side(List<Term> terms, Term verb) {
        return terms.stream()
                .filter(term -> term.part() == verb.part() && term.kind().says());
    }
}
