package dev.waymark.describe;

import dev.waymark.describe.Term.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What numbers are numbers of: money, a time of the day, or minutes to years; each is a key of its term, such as "12 month". */
final class Quantities {

    private static final String WORKING = "working day";

    private static final Set<String> PERIODS = Set.of("minute", "hour", "day", WORKING, "week", "month", "year");

    /** How many of a period make one of the next: 24 hours a day, 7 days a week, 12 months a year. */
    private static final Map<String, Integer> LENGTHS = Map.of("minute", 60, "hour", 24, "day", 7, "month", 12);

    private static final Map<String, String> NEXT =
            Map.of("minute", "hour", "hour", "day", "day", "week", "month", "year");

    private static final Set<String> RANGES = Set.of(Measures.BEFORE, Measures.AFTER, Measures.QUESTION, Measures.MAY);

    private static final String ONE = "on"; // the stem of "one"
    private static final String DAY_AND_NIGHT = "24 hour";
    private static final String LESS = "reduce";
    private static final String EACH = "each";
    private static final String MORE = "more";
    private static final String LEAST = "at-least-";

    private static final Pattern HOUR = Pattern.compile("[1-9]|1[0-2]");

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    /** As far as a period may be behind its number: "ten working days". */
    private static final int REACH = 2;

    /** As far as "less" may be from a number, in words. */
    private static final int AROUND = 10;

    private Quantities() {}

    /** The terms of a text, the numbers among them with what they are numbers of. */
    static List<Term> in(List<Term> terms) {
        List<Term> read = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            Set<String> keys = new HashSet<>(term.keys());
            if (term.is(Kind.NUMBER)) {
                if (isShare(terms, i)
                        && isReduced(terms.subList(Math.max(0, i - AROUND), Math.min(terms.size(), i + AROUND)), term)
                        && !keys.contains("50")) {
                    keys.addAll(of(Set.copyOf(keys), Set.of(LESS)));
                }
                addUnits(keys, term, terms.subList(Math.max(0, i - 1), Math.min(terms.size(), i + 1 + REACH)));
            } else if (term.is(Kind.WORD) && keys.contains("1")) {
                Term next = i + 1 < terms.size() ? terms.get(i + 1) : term;
                keys.addAll(of(Set.of("1"), periods(keys.contains(ONE) ? next : term))); // "a year", "one year"
            } else if (term.is(Kind.DAY) && !isCounted(terms, i)) {
                keys.addAll(every(term));
            } else if (keys.contains("all")
                    && i + 1 < terms.size()
                    && terms.get(i + 1).is(Kind.DAY)) {
                keys.addAll(every(terms.get(i + 1)));
            } else if (term.is(Kind.MONTH) && i > 0 && terms.get(i - 1).keys().contains("all")) {
                keys.add("year"); // "every July" is annual
            }
            read.add(new Term(term.kind(), Set.copyOf(keys), term.part(), term.sentence()));
        }
        return List.copyOf(read);
    }

    /** Whether a text says "a month" where its passages speak of no month, as "twice a week" may be said of two days that they name. */
    static boolean isAnotherPeriod(List<Term> claim, List<Term> passage) {
        return IntStream.range(0, claim.size())
                .filter(i -> isOne(claim.get(i)) && passage.stream().noneMatch(term -> saysTheSame(claim.get(i), term)))
                .anyMatch(i -> claim.subList(Math.max(0, i - REACH), i).stream()
                        .noneMatch(number ->
                                number.keys().contains(DAY_AND_NIGHT) || Counts.dates(claim, number, passage)));
    }

    private static boolean isOne(Term period) {
        return period.is(Kind.WORD) && period.keys().stream().anyMatch(key -> key.startsWith("1 "));
    }

    private static boolean saysTheSame(Term period, Term other) {
        return other.keys().stream()
                .anyMatch(key -> !key.equals("1") && period.keys().contains(key));
    }

    /** Whether the numbers of the passage that are the same are none of the same: three hours for three days, or £3 for three. */
    static boolean differs(Term number, List<Term> passage) {
        List<Term> same = passage.stream().filter(number::meets).toList();
        return !same.isEmpty() && same.stream().allMatch(term -> term.is(Kind.NUMBER) && differs(number, term));
    }

    private static boolean differs(Term one, Term other) {
        Set<String> ones = units(one, unit -> !PERIODS.contains(unit));
        Set<String> others = units(other, unit -> !PERIODS.contains(unit));
        if (!ones.contains(EACH)) {
            others.remove(EACH); // "£29 for each further one" is £29
        }
        Set<String> periods = units(one, PERIODS::contains);
        Set<String> theirs = units(other, PERIODS::contains);
        return !ones.equals(others)
                || (!periods.isEmpty() && !theirs.isEmpty() && periods.stream().noneMatch(theirs::contains));
    }

    private static Set<String> units(Term number, Predicate<String> kinds) {
        return number.keys().stream()
                .filter(key -> key.indexOf(' ') > 0)
                .map(key -> key.substring(key.indexOf(' ') + 1))
                .filter(kinds)
                .collect(Collectors.toSet());
    }

    private static void addUnits(Set<String> keys, Term number, List<Term> around) {
        Set<String> plain = Set.copyOf(keys);
        int at = around.indexOf(number);
        Set<String> units = new HashSet<>();
        around.stream()
                .filter(term -> term.is(Kind.UNIT)
                        && term.sentence() == number.sentence()
                        && !term.keys().contains(Measures.PER_CENT))
                .forEach(term -> units.addAll(term.keys()));
        List<Term> behind = around.subList(at + 1, around.size()).stream()
                .filter(term -> term.part() == number.part())
                .toList();
        if (!units.isEmpty() && behind.stream().anyMatch(term -> term.keys().contains(EACH))) {
            units.add(EACH);
        }
        behind.stream()
                .map(Quantities::periods)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .ifPresent(units::addAll);
        keys.addAll(of(plain, units));
        around.stream()
                .filter(term -> term.keys().contains(Measures.ABOVE))
                .findFirst()
                .ifPresent(above -> keys.addAll(least(plain, above.keys().contains(MORE))));
        if (units.isEmpty() && behind.stream().limit(1).allMatch(Quantities::isNothing)) {
            keys.addAll(hours(plain));
        }
    }

    /** More than eight are nine or more. */
    private static Set<String> least(Set<String> numbers, boolean more) {
        return numbers.stream()
                .filter(number -> COUNT.matcher(number).matches())
                .map(number -> LEAST + (Integer.parseInt(number) + (more ? 1 : 0)))
                .collect(Collectors.toSet());
    }

    /** Whether it is some per cent of something. */
    private static boolean isShare(List<Term> terms, int at) {
        return terms.get(at).keys().contains(Measures.PER_CENT)
                || (at + 1 < terms.size() && terms.get(at + 1).keys().contains(Measures.PER_CENT));
    }

    /** Whether a sentence says that something is less by so much: a quarter less is no quarter. */
    private static boolean isReduced(List<Term> around, Term number) {
        return around.stream()
                .anyMatch(term ->
                        term.sentence() == number.sentence() && term.keys().contains(LESS));
    }

    /** Whether it is no thing that a number may be of: a word such as "to" or "from". */
    private static boolean isNothing(Term term) {
        return term.keys().isEmpty() || !Collections.disjoint(term.keys(), RANGES);
    }

    /** Seven may be seven in the morning or in the evening. */
    private static Set<String> hours(Set<String> numbers) {
        return numbers.stream()
                .filter(number -> HOUR.matcher(number).matches())
                .map(number -> Integer.parseInt(number) % 12)
                .flatMap(hour -> Stream.of("%02d:00".formatted(hour), "%02d:00".formatted(hour + 12)))
                .collect(Collectors.toSet());
    }

    /** Whether it is a date, or one such day of a month. */
    private static boolean isCounted(List<Term> terms, int day) {
        return terms.subList(Math.max(0, day - 1), Math.min(terms.size(), day + 2)).stream()
                .anyMatch(term ->
                        term.keys().stream().anyMatch(key -> COUNT.matcher(key).matches()));
    }

    private static Set<String> every(Term day) {
        return day.keys().stream().map(name -> "every " + name).collect(Collectors.toSet());
    }

    private static Set<String> periods(Term term) {
        return term.keys().contains(WORKING)
                ? Set.of(WORKING) // "ten working days" are not ten days
                : term.keys().stream().filter(PERIODS::contains).collect(Collectors.toSet());
    }

    private static Set<String> of(Set<String> numbers, Set<String> units) {
        Set<String> quantities = new HashSet<>();
        for (String number : numbers) {
            for (String unit : units) {
                quantities.add(number + " " + unit);
                if (LENGTHS.containsKey(unit) && COUNT.matcher(number).matches()) {
                    int many = Integer.parseInt(number);
                    int length = LENGTHS.get(unit);
                    if (many > 0 && many * 2 % length == 0) {
                        String longer = many % length == 0 ? "" + many / length : many / length + ".5";
                        quantities.add(longer + " " + NEXT.get(unit));
                    }
                }
            }
        }
        return quantities;
    }
}
