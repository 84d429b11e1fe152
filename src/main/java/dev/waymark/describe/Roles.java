package dev.waymark.describe;

import dev.waymark.describe.Term.Kind;
import java.util.List;
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
