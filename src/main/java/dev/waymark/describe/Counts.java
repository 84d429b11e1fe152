package dev.waymark.describe;

import dev.waymark.describe.Term.Kind;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Whether a number from 2 to 12 counts what a sentence names: "twice a week" of "on Tuesdays and Thursdays". */
final class Counts {

    /** As far as people count what a passage names. */
    private static final Set<String> COUNTS =
            IntStream.rangeClosed(2, 12).mapToObj(String::valueOf).collect(Collectors.toSet());

    private static final Pattern DAY = Pattern.compile("\\d{1,2}");

    /** The most words of two days before their month. */
    private static final int DATE = 3;

    private Counts() {}

    /** Whether it is small enough to have been counted. */
    static boolean isOne(Term number) {
        return number.is(Kind.NUMBER) && number.keys().stream().anyMatch(COUNTS::contains);
    }

    /** Whether a sentence names as many days or months; from Wednesday to Sunday are five. */
    static boolean dates(List<Term> claim, Term number, List<Term> passage) {
        return counts(claim, number, passage, Counts::dates);
    }

    /** Whether a sentence has as many names, or as many parts, if these are more than two. */
    static boolean items(List<Term> claim, Term number, List<Term> passage) {
        return counts(claim, number, passage, Counts::items);
    }

    /** Whether as many names follow it, which the claim says besides: "two counties, Devon and Cornwall". */
    static boolean names(List<Term> claim, int at) {
        List<Term> after = claim.subList(at, claim.size()).stream()
                .filter(term -> term.sentence() - claim.get(at).sentence() < 2)
                .toList();
        long words = after.stream().filter(term -> term.is(Kind.NAME)).count();
        long names = IntStream.range(1, after.size())
                .filter(i -> after.get(i).is(Kind.NAME) && !after.get(i - 1).is(Kind.NAME))
                .count();
        return isOne(claim.get(at))
                && LongStream.of(words, names)
                        .mapToObj(String::valueOf)
                        .anyMatch(claim.get(at).keys()::contains);
    }

    /** Of a sentence that has a word of the sentence with the number. */
    private static boolean counts(
            List<Term> claim, Term number, List<Term> passage, Function<List<Term>, LongStream> lengths) {
        return isOne(number)
                && passage.stream().collect(Collectors.groupingBy(Term::sentence)).values().stream()
                        .filter(sentence -> claim.stream()
                                .filter(term -> term.sentence() == number.sentence()
                                        && term.kind().says())
                                .anyMatch(term -> sentence.stream().anyMatch(term::meets)))
                        .flatMapToLong(lengths)
                        .mapToObj(String::valueOf)
                        .anyMatch(number.keys()::contains);
    }

    private static LongStream dates(List<Term> sentence) {
        List<String> days = sentence.stream()
                .filter(term -> term.is(Kind.DAY))
                .flatMap(term -> term.keys().stream().filter(key -> key.indexOf(' ') < 0))
                .distinct()
                .toList();
        long span = days.size() == 2 ? Math.floorMod(day(days.get(1)) - day(days.get(0)), 7) + 1 : 0;
        return LongStream.of(days.size(), span, count(sentence, Kind.MONTH), nights(sentence));
    }

    /** The days of "19 to 23 June". */
    private static long nights(List<Term> sentence) {
        int month = IntStream.range(0, sentence.size())
                .filter(i -> sentence.get(i).is(Kind.MONTH))
                .findFirst()
                .orElse(0);
        List<Integer> numbers = sentence.subList(Math.max(0, month - DATE), month).stream()
                .filter(term -> term.is(Kind.NUMBER))
                .flatMap(term -> term.keys().stream().filter(DAY.asMatchPredicate()))
                .map(Integer::valueOf)
                .toList();
        return numbers.size() == 2 ? numbers.get(1) - numbers.get(0) + 1 : 0;
    }

    private static int day(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)).getValue();
    }

    private static LongStream items(List<Term> sentence) {
        long parts = sentence.stream()
                .filter(term -> !term.is(Kind.FRAME))
                .map(Term::part)
                .distinct()
                .count();
        return LongStream.of(count(sentence, Kind.NAME), parts > 2 ? parts : 0);
    }

    private static long count(List<Term> sentence, Kind kind) {
        return sentence.stream()
                .filter(term -> term.is(kind))
                .map(Term::keys)
                .distinct()
                .count();
    }
}
