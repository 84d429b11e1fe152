package dev.waymark.describe;

import dev.waymark.deadline.Deadline;
import dev.waymark.describe.Term.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a text as {@link Term}s, in its order. */
final class Terms {

    private static final Pattern PIECE = Pattern.compile("(?<number>[£€$]?\\d{1,30}+(?:[.,:]\\d{1,30}+){0,5}+)"
            + "(?<unit> ?(?i:%|per cent|percent|am|pm|a\\.m\\.|p\\.m\\.|million|thousand|st|nd|rd|th|k|m|bn|\\+)(?![\\p{L}\\p{N}]))?"
            + "|(?<life>\\(\\d{4} ?[-–] ?\\d{4}\\))"
            + "|(?<numero>[Nn]o\\. ?(?=\\d))"
            + "|(?<word>\\p{L}[\\p{L}\\p{M}]*+(?:['’-][\\p{L}\\p{M}]++)*+)"
            + "|(?<mark>[^\\p{L}\\p{N}\\s])"
            + "|(?<line>\\n)");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})++(?:\\.\\d{1,2})?");
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])[:.]([0-5]\\d)");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}");
    private static final Set<String> TIMES = Set.of(Measures.BEFORE, Measures.AFTER);
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{2,8}s");
    private static final Set<String> AGES = Set.of("over", "under");
    private static final Pattern POSSESSIVE = Pattern.compile("['’](?:s|r|n|u|i|w)?$");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,12}(?:\\.\\d{1,4})?");

    /** Letters that words of one family share: "install" and "installation", "refer" and "referral". */
    private static final int ROOT = 5;

    private static final Set<String> OFTEN = Set.of("day", "week", "month", "year");
    /** What a time such as "4.15" may be, in the morning or in the evening, and a time is that tells which. */
    private static final String SOME = "~%02d:%s";

    /** More words than "Not funded:" has. */
    private static final int LEAD = 3;

    private static final String AND_HALF = "and a half";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final String SENTENCE_ENDS = ".!?;:|\n•";
    private static final Set<String> JOINING =
            Set.of("and", "or", "und", "oder", "et", "ou", "y", "e", "en", "i", "ac");
    private static final Set<String> TURNING = Set.of(
            "but", "however", "although", "aber", "sondern", "mais", "pero", "sino", "ma", "maar", "mas", "ale", "ond");
    private static final Map<String, BigDecimal> MULTIPLIERS = Map.of(
            "k", BigDecimal.valueOf(1_000),
            "thousand", BigDecimal.valueOf(1_000),
            "m", BigDecimal.valueOf(1_000_000),
            "million", BigDecimal.valueOf(1_000_000),
            "bn", BigDecimal.valueOf(1_000_000_000),
            "hundred", BigDecimal.valueOf(100));

    private static final Set<String> RANGES = Set.of("over", "under", "above", "below", "by", "to", "from", "when");
    private static final Pattern HYPHEN = Pattern.compile("-");

    /** As far as a value may be behind a word that limits it, in words. */
    private static final int REACH = 4;

    private final List<Term> terms = new ArrayList<>();

    /** The places of words that limit a value, if one follows. */
    private final List<Integer> ranges = new ArrayList<>();

    private int part;
    private int sentence;
    private boolean begins = true;

    /** The place of the word that the sentence begins with, in a capital that may be a name's. */
    private int first = -1;

    private Terms() {}

    static List<Term> of(String text) {
        Deadline.check();
        Terms read = new Terms();
        List<String> words = new ArrayList<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group("word") != null) {
                words.add(piece.group("word"));
                continue;
            }
            read.words(words);
            words.clear();
            if (piece.group("life") != null) {
                read.life(piece.group("life"));
            } else if (piece.group("number") != null) {
                read.number(piece.group("number"), piece.group("unit"));
            } else if (piece.group("numero") == null) {
                read.mark(piece.group().charAt(0));
            }
        }
        read.words(words);
        read.resolveRanges();
        read.resolveNeeds();
        read.resolveCharges();
        return Quantities.in(read.merged());
    }

    private void add(Kind kind, Set<String> keys) {
        if (kind == Kind.TIME) {
            terms.add(new Term(Kind.FRAME, TIMES, part, sentence));
        } else if (kind == Kind.UNIT && !keys.contains(Measures.PER_CENT)) {
            terms.add(new Term(Kind.MEASURE, Set.of(Measures.CHARGE), part, sentence));
        }
        terms.add(new Term(kind, keys, part, sentence));
        begins = false;
    }

    private void mark(char mark) {
        if (mark == ':' && isDenial()) {
            part++;
        } else if (SENTENCE_ENDS.indexOf(mark) >= 0) {
            sentence++;
            part++;
            begins = true;
            first = -1;
        } else if (mark == '%') {
            add(Kind.UNIT, Set.of(Measures.PER_CENT));
        } else if (",()/–—".indexOf(mark) >= 0) {
            part++;
        }
    }

    /** Whether no more was said than that what follows is not so: "Not funded: …". */
    private boolean isDenial() {
        int words = 0;
        boolean denied = false;
        for (int i = terms.size() - 1; i >= 0 && terms.get(i).sentence() == sentence && words < LEAD; i--) {
            words += terms.get(i).is(Kind.FRAME) ? 0 : 1;
            denied |= terms.get(i).is(Kind.MEASURE) && terms.get(i).keys().contains(Measures.DENY);
        }
        return denied && words < LEAD;
    }

    /** The years of a life, in brackets behind a name, which part nothing. */
    private void life(String years) {
        Matcher year = YEAR.matcher(years);
        while (year.find()) {
            add(Kind.NUMBER, Set.of(year.group()));
        }
    }

    private void number(String written, String unitWritten) {
        String unit = unitWritten == null
                ? ""
                : unitWritten
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace(".", "")
                        .replace("percent", "%")
                        .replace("per cent", "%");
        boolean money = "£€$".indexOf(written.charAt(0)) >= 0;
        String digits = money ? written.substring(1) : written;
        if (money) {
            add(Kind.UNIT, Set.of(written.substring(0, 1)));
        }
        if (unit.equals("am") || unit.equals("pm")) {
            time(digits, unit);
        } else {
            add(digits.indexOf(':') > 0 ? Kind.TIME : Kind.NUMBER, values(digits, unit, !money));
        }
        if (unit.equals("%")) {
            add(Kind.UNIT, Set.of(Measures.PER_CENT));
        } else if (unit.equals("+")) {
            add(Kind.MEASURE, Set.of(Measures.ABOVE));
        }
    }

    /** A time of the day, as in "10am", "10.00 am" and "10:00"; whoever states one says when something is open. */
    private void time(String digits, String unit) {
        Matcher clock = CLOCK.matcher(digits);
        boolean exact = clock.matches();
        Matcher hour = HOUR.matcher(digits);
        int hours = hour.lookingAt() ? Integer.parseInt(hour.group()) % 12 + (unit.equals("pm") ? 12 : 0) : 0;
        String minutes = exact ? clock.group(2) : "00";
        add(Kind.TIME, Set.of("%02d:%s".formatted(hours, minutes), SOME.formatted(hours, minutes)));
    }

    private static Set<String> values(String digits, String unit, boolean mayBeTime) {
        Set<String> values = new HashSet<>();
        Matcher clock = CLOCK.matcher(digits);
        if (mayBeTime && clock.matches()) {
            values.add("%02d:%s".formatted(Integer.parseInt(clock.group(1)), clock.group(2)));
            if (Integer.parseInt(clock.group(1)) <= 12) {
                int hour = Integer.parseInt(clock.group(1)) % 12;
                values.add(SOME.formatted(hour, clock.group(2)));
                values.add(SOME.formatted(hour + 12, clock.group(2)));
            }
        }
        String plain = THOUSANDS.matcher(digits).matches() ? digits.replace(",", "") : digits;
        try {
            BigDecimal value = new BigDecimal(plain)
                    .multiply(MULTIPLIERS.getOrDefault(unit, BigDecimal.ONE))
                    .stripTrailingZeros();
            values.add(value.toPlainString());
        } catch (NumberFormatException e) {
            values.add(plain); // such as 1.2.3
        }
        return Set.copyOf(values);
    }

    /** Words that stand together, the longest known phrase first. */
    private void words(List<String> words) {
        for (int i = 0; i < words.size(); ) {
            i += phrase(words, i);
        }
    }

    private int phrase(List<String> words, int from) {
        if (from + 2 < words.size() && halfPast(words.subList(from, from + 3))) {
            return 3;
        }
        for (int length = Math.min(Measures.LONGEST_PHRASE, words.size() - from); length > 0; length--) {
            Measures.Meaning meaning = Measures.of(String.join(" ", words.subList(from, from + length)));
            if (meaning != null) {
                if (length == 1) {
                    turn(words.get(from).toLowerCase(Locale.ROOT));
                }
                known(meaning, words.get(from + length - 1));
                return length;
            }
        }
        word(words.get(from));
        return 1;
    }

    private void known(Measures.Meaning meaning, String last) {
        Set<String> keys = new HashSet<>(meaning.groups());
        if (RANGES.contains(last.toLowerCase(Locale.ROOT))) {
            ranges.add(terms.size());
        }
        Term before = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        boolean counted = meaning.kind() == Kind.MEASURE
                && keys.size() == 1
                && OFTEN.containsAll(keys)
                && before != null
                && before.is(Kind.NUMBER)
                && before.part() == part;
        if (counted) {
            keys.add("1 " + keys.iterator().next()); // "twice weekly"
        }
        if (meaning.kind() == Kind.WORD || counted) {
            keys.add(Stems.of(last.toLowerCase(Locale.ROOT)));
            plain(last, keys);
            first = -1; // an ordinary word is no part of a name that follows
            return;
        }
        if (keys.contains(AND_HALF)) {
            addHalf(before);
            return;
        }
        BigDecimal times = MULTIPLIERS.get(String.join("", keys));
        if (meaning.kind() == Kind.NUMBER && times != null && before != null && before.is(Kind.NUMBER)) {
            terms.remove(terms.size() - 1);
            keys = product(before.keys(), times);
        } else if (meaning.kind() == Kind.NUMBER && times != null && !last.endsWith("s")) {
            keys.add(times.toPlainString()); // "a hundred"
        }
        add(meaning.kind(), Set.copyOf(keys));
    }

    /** A name, when it is written in capitals for no other reason; else a word. */
    private void plain(String written, Set<String> keys) {
        boolean capital = Character.isUpperCase(written.codePointAt(0));
        boolean inner = written.substring(1).chars().anyMatch(Character::isUpperCase);
        Kind kind = inner || (capital && !begins) ? Kind.NAME : written.length() > 1 ? Kind.WORD : Kind.FRAME;
        if (kind == Kind.NAME && !inner && first == terms.size() - 1 && first >= 0) {
            terms.set(first, new Term(Kind.NAME, terms.get(first).keys(), part, sentence)); // "Vale House", not "House"
        } else if (capital && begins && kind == Kind.WORD) {
            first = terms.size();
        }
        add(kind, kind == Kind.WORD ? withRoots(keys) : Set.copyOf(keys));
    }

    private static Set<String> withRoots(Set<String> stems) {
        return Stream.concat(
                        stems.stream(),
                        stems.stream().filter(stem -> stem.length() > ROOT).map(stem -> stem.substring(0, ROOT)))
                .collect(Collectors.toSet());
    }

    /** "Three and a half", also of "one". */
    private void addHalf(@Nullable Term before) {
        Set<String> halves =
                before == null || !(before.is(Kind.NUMBER) || before.keys().contains("1"))
                        ? Set.of()
                        : before.keys().stream()
                                .filter(key -> DIGITS.matcher(key).matches())
                                .map(key -> new BigDecimal(key).add(HALF).toPlainString())
                                .collect(Collectors.toSet());
        if (!halves.isEmpty()) {
            terms.remove(terms.size() - 1);
            add(Kind.NUMBER, halves);
        }
    }

    private static Set<String> product(Set<String> numbers, BigDecimal times) {
        return numbers.stream()
                .filter(number -> DIGITS.matcher(number).matches())
                .map(number -> new BigDecimal(number)
                        .multiply(times)
                        .stripTrailingZeros()
                        .toPlainString())
                .collect(Collectors.toSet());
    }

    private void word(String written) {
        String lower = POSSESSIVE.matcher(written.toLowerCase(Locale.ROOT)).replaceFirst("");
        turn(lower);
        if (lower.endsWith("n't") || lower.endsWith("n’t")) {
            add(Kind.MEASURE, Set.of(Measures.DENY));
        } else if (lower.equals("o'clock") || lower.equals("o’clock")) {
            hour();
        } else if (!sum(lower) && !counted(lower) && !aged(lower)) {
            Measures.Meaning family = Measures.ofForm(lower);
            if (family != null && written.equals(lower)) {
                known(family, lower);
                return;
            }
            plain(written, stems(INITIALS.matcher(written).matches() ? lower.substring(0, lower.length() - 1) : lower));
        }
    }

    /** Of a word with hyphens, also those of its parts: "paper-making". */
    private static Set<String> stems(String word) {
        return Stream.concat(
                        Stream.of(word),
                        HYPHEN.splitAsStream(word).filter(piece -> piece.length() > 2 && Measures.of(piece) == null))
                .map(Stems::of)
                .collect(Collectors.toSet());
    }

    /** Whether it begins with a number, such as "ten-minute". */
    private boolean counted(String word) {
        int hyphen = word.indexOf('-');
        Measures.Meaning number = hyphen < 0 ? null : Measures.of(word.substring(0, hyphen));
        if (number == null || number.kind() != Kind.NUMBER) {
            return false;
        }
        add(Kind.NUMBER, number.groups());
        words(List.of(word.substring(hyphen + 1)));
        return true;
    }

    /** Whether it is said of people by their age: "under-fives". */
    private boolean aged(String word) {
        int hyphen = word.indexOf('-');
        String number = hyphen > 0 && word.endsWith("s") ? word.substring(hyphen + 1, word.length() - 1) : "";
        Measures.Meaning age = Measures.of(number);
        if (age == null || age.kind() != Kind.NUMBER || !AGES.contains(word.substring(0, hyphen))) {
            return false;
        }
        words(List.of(word.substring(0, hyphen), number));
        return true;
    }

    private boolean halfPast(List<String> words) {
        Measures.Meaning hour = Measures.of(words.get(2));
        if (!String.join(" ", words.subList(0, 2)).equalsIgnoreCase("half past")
                || hour == null
                || !HOUR.matcher(String.join("", hour.groups())).matches()) {
            return false;
        }
        int hours = Integer.parseInt(String.join("", hour.groups()));
        add(Kind.TIME, Set.of("%02d:30".formatted(hours % 12), "%02d:30".formatted(hours % 12 + 12)));
        return true;
    }

    /** "Two o'clock" in the morning or in the afternoon. */
    private void hour() {
        Term before = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        if (before != null
                && before.is(Kind.NUMBER)
                && before.keys().stream().allMatch(key -> HOUR.matcher(key).matches())) {
            terms.remove(terms.size() - 1);
            int hour = Integer.parseInt(before.keys().iterator().next());
            add(Kind.TIME, Set.of("%02d:00".formatted(hour % 12), "%02d:00".formatted(hour % 12 + 12)));
        }
    }

    /** Whether it is a number of two words, such as "thirty-eight". */
    private boolean sum(String word) {
        int hyphen = word.indexOf('-');
        Measures.Meaning tens = hyphen < 0 ? null : Measures.of(word.substring(0, hyphen));
        Measures.Meaning ones = hyphen < 0 ? null : Measures.of(word.substring(hyphen + 1));
        if (tens == null || ones == null || tens.kind() != Kind.NUMBER || ones.kind() != Kind.NUMBER) {
            return false;
        }
        String ten = String.join("", tens.groups());
        String one = String.join("", ones.groups());
        if (!DIGITS.matcher(ten).matches() || !DIGITS.matcher(one).matches()) {
            return false;
        }
        add(Kind.NUMBER, Set.of(new BigDecimal(ten).add(new BigDecimal(one)).toPlainString()));
        return true;
    }

    private void turn(String word) {
        if (TURNING.contains(word)) {
            sentence++;
            part++;
        } else if (JOINING.contains(word)) {
            part++;
        }
    }

    /** Words such as "over" and "by" limit something only before a value. */
    private void resolveRanges() {
        for (int at : ranges) {
            Term range = at < terms.size() ? terms.get(at) : null;
            boolean limits = range != null
                    && terms.subList(at + 1, Math.min(terms.size(), at + 1 + REACH)).stream()
                            .anyMatch(term -> term.kind().isValue() && term.sentence() == range.sentence());
            boolean during =
                    at + 1 < terms.size() && terms.get(at + 1).keys().contains("below"); // "over up to three years"
            if (range != null && (!limits || during)) {
                terms.set(at, new Term(Kind.FRAME, Roles.by(range), range.part(), range.sentence()));
            }
        }
    }

    /** "No consultant required" is without one. */
    private void resolveNeeds() {
        Set<Integer> denied = parts(Measures.DENY);
        terms.replaceAll(
                term -> term.is(Kind.MEASURE) && term.keys().contains(Measures.MUST) && denied.contains(term.part())
                        ? new Term(Kind.FRAME, Set.of(), term.part(), term.sentence())
                        : term);
    }

    /** "No admission fee" is free. */
    private void resolveCharges() {
        Set<Integer> free = parts(Measures.DENY);
        free.retainAll(parts(Measures.CHARGE));
        terms.replaceAll(term -> free.contains(term.part())
                        && term.is(Kind.MEASURE)
                        && (term.keys().contains(Measures.DENY) || term.keys().contains(Measures.CHARGE))
                ? term.with("free").with(Measures.DENY)
                : term);
    }

    /** The parts in which there is some measure. */
    private Set<Integer> parts(String measure) {
        return terms.stream()
                .filter(term -> term.is(Kind.MEASURE) && term.keys().contains(measure))
                .map(Term::part)
                .collect(Collectors.toSet());
    }

    /** A part that goes on with what the part before it ended with, as in "Devon and Cornwall", is the same part. */
    private List<Term> merged() {
        List<Term> merged = new ArrayList<>();
        Map<Integer, Integer> parts = new HashMap<>();
        Term before = null;
        for (Term term : terms) {
            int own = term.part();
            if (before != null
                    && !term.is(Kind.FRAME)
                    && !parts.containsKey(own)
                    && before.sentence() == term.sentence()
                    && before.kind() == term.kind()
                    && (term.is(Kind.NAME) || term.kind().isValue())) {
                parts.put(own, parts.getOrDefault(before.part(), before.part()));
            } else if (!term.is(Kind.FRAME)) {
                parts.putIfAbsent(own, own);
            }
            if (!term.is(Kind.FRAME)) {
                before = term;
            }
        }
        terms.forEach(term -> merged.add(term.inPart(parts.getOrDefault(term.part(), term.part()))));
        return List.copyOf(merged);
    }
}
