package dev.waymark.change;

import dev.waymark.deadline.Deadline;
import dev.waymark.describe.Stems;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as the tokens by which two readings of it are compared. What changes by itself is left out: the day of the reading, when a
 * page was last updated, session ids. Of a language other than English it knows numbers, dates and days of the week only.
 */
final class ComparedText {

    private static final int MAX_CHARACTERS = 4_000;

    /** What a token is. */
    enum TokenKind {
        WORD,
        NUMBER,
        MONEY,
        PERCENT,
        TIME,
        DATE,
        WEEKDAY,
        /** An e-mail address, a web address or a telephone number. */
        CONTACT,
        /** Punctuation that ends a clause. */
        STOP
    }

    /**
     * A token.
     *
     * @param text in the form in which two that mean the same are equal
     * @param capital whether it begins with a capital letter within a sentence, as names do in English
     * @param grouped whether it is a number written with separators of thousands
     * @param moving whether it is the day of the reading, or a time on that day
     */
    record Token(TokenKind kind, String text, boolean capital, boolean grouped, boolean moving) {

        Token(TokenKind kind, String text, boolean capital, boolean grouped) {
            this(kind, text, capital, grouped, false);
        }

        Token ofTheDay() {
            return new Token(kind, text, capital, grouped, isClaim());
        }

        boolean isClaim() {
            return kind != TokenKind.WORD && kind != TokenKind.STOP;
        }

        /** Without how it is written. */
        String key() {
            return kind + " " + text;
        }
    }

    private static final String CURRENCIES = "£$€¥";
    private static final Set<String> CURRENCY_WORDS = Set.of(
            "gbp", "eur", "usd", "chf", "euro", "euros", "pounds", "dollars", "kr", "sek", "nok", "dkk", "zł", "pln");

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-4])[:.h]([0-5]\\d)");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NUMERIC_DATE = Pattern.compile("(\\d{1,2})([./])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,.'’\u00a0\u202f]\\d{3}){1,4}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Pattern DECIMAL_ZEROS = Pattern.compile("[.,]00?$");
    private static final Pattern FROM_ABROAD = Pattern.compile("^(?:00|\\+)\\d{2}0?(?=\\d{8})");
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4,32}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,128}");

    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Integer> DAYS = days();
    private static final Map<String, Integer> NUMBERS = numbers();

    /** Words that tell when a page was changed, before the date. */
    private static final Set<String> UPDATED = Set.of(
            ("today heute hoy oggi vandaag aujourdhui updated modified reviewed refreshed revised edited generated retrieved accessed aktualisiert aktualisierung stand geändert"
                            + " actualisé actualisée jour actualizado actualizada actualización aggiornato aggiornata aggiornamento bijgewerkt"
                            + " atualizado atualizada atualização zaktualizowano aktualizacja diweddarwyd")
                    .split(" ", -1));

    private static final Set<String> UPDATED_BEFORE =
            Set.of(("last page was is ist es è date on at the most recently this content am zuletzt letzte"
                            + " le la mis mise à dernière última ultimo ultima op laatst ostatnia em")
                    .split(" ", -1));
    private static final Set<String> BEFORE_CLOCK = Set.of("at", "um", "à", "om", "alle", "las");
    private static final Set<String> UNITS = Set.of(
            "second", "seconds", "minute", "minutes", "min", "mins", "hour", "hours", "hrs", "day", "days", "week",
            "weeks", "month", "months", "year", "years");

    private final boolean english;
    private final List<Token> tokens;

    ComparedText(String text, boolean english) {
        this(text, english, Optional.empty());
    }

    /** @param day of the reading */
    ComparedText(String text, boolean english, Optional<LocalDate> day) {
        this.english = english;
        String cut = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        this.tokens = withoutNoise(new Lexer(cut, english).tokens(), day);
    }

    boolean isEnglish() {
        return english;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Whether anything is left of it that does not move by itself. */
    boolean says() {
        return tokens.stream().anyMatch(token -> token.kind() != TokenKind.STOP && !token.moving());
    }

    List<Token> claims() {
        return tokens.stream().filter(Token::isClaim).toList();
    }

    List<Token> words() {
        return tokens.stream().filter(token -> token.kind() == TokenKind.WORD).toList();
    }

    private static List<Token> withoutNoise(List<Token> all, Optional<LocalDate> day) {
        List<Token> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Deadline.check();
            Token token = all.get(i);
            int end = endOfStamp(all, i);
            if (end < 0) {
                end = endOfAge(all, i);
            }
            if (end > i) {
                i = end - 1;
                dropUpdatedWords(kept, token);
            } else if (token.kind() == TokenKind.DATE && day.isPresent() && isDay(token.text(), day.get())) {
                int clock = skipClock(all, i + 1);
                moveWeekday(kept);
                all.subList(i, clock).stream().map(Token::ofTheDay).forEach(kept::add);
                i = clock - 1;
            } else {
                kept.add(token);
            }
        }
        return List.copyOf(kept);
    }

    /** Marks the day of the week that is before a date. */
    private static void moveWeekday(List<Token> kept) {
        int last = kept.size() - 1;
        last -= last >= 0 && kept.get(last).kind() == TokenKind.STOP ? 1 : 0;
        if (last >= 0 && kept.get(last).kind() == TokenKind.WEEKDAY) {
            kept.set(last, kept.get(last).ofTheDay());
        }
    }

    private static void dropUpdatedWords(List<Token> kept, Token first) {
        while (first.kind() == TokenKind.WORD
                && !kept.isEmpty()
                && UPDATED_BEFORE.contains(kept.get(kept.size() - 1).text())) {
            kept.remove(kept.size() - 1);
        }
    }

    /** Behind {@code updated on 3 May 2026, 14:05} or {@code © 2026}; −1 where nothing of the kind begins. */
    private static int endOfStamp(List<Token> all, int at) {
        String word = all.get(at).text();
        boolean rights = word.equals("©") || word.equals("copyright");
        if (all.get(at).kind() != TokenKind.WORD || !(rights || UPDATED.contains(word))) {
            return -1;
        }
        int next = at + 1;
        int words = 0;
        while (next < all.size() && !all.get(next).isClaim() && words < 3) {
            boolean joins = all.get(next).kind() == TokenKind.STOP
                    || UPDATED_BEFORE.contains(all.get(next).text())
                    || all.get(next).text().equals("©")
                    || all.get(next).text().equals("copyright");
            if (!joins) {
                return -1;
            }
            next++;
            words++;
        }
        if (next >= all.size()) {
            return -1;
        }
        Token claim = all.get(next);
        if (rights) {
            boolean year = claim.kind() == TokenKind.NUMBER && isYear(claim.text());
            while (year
                    && next < all.size()
                    && all.get(next).kind() == TokenKind.NUMBER
                    && isYear(all.get(next).text())) {
                next++;
            }
            return year ? next : -1;
        }
        boolean day = claim.kind() == TokenKind.WEEKDAY
                && next + 1 < all.size()
                && all.get(next + 1).kind() == TokenKind.DATE;
        int age = endOfAge(all, next);
        return age > next
                ? age
                : day ? skipClock(all, next + 2) : claim.kind() == TokenKind.DATE ? skipClock(all, next + 1) : -1;
    }

    /** Behind a time of day, and a comma or a word before it. */
    private static int skipClock(List<Token> all, int from) {
        int at = from;
        while (at < all.size()
                && at < from + 3
                && (all.get(at).kind() == TokenKind.STOP
                        || BEFORE_CLOCK.contains(all.get(at).text()))) {
            at++;
        }
        return at < all.size() && all.get(at).kind() == TokenKind.TIME ? at + 1 : from;
    }

    /** Behind {@code 3 days ago}; −1 where nothing of the kind begins. */
    private static int endOfAge(List<Token> all, int at) {
        return at + 2 < all.size()
                        && all.get(at).kind() == TokenKind.NUMBER
                        && UNITS.contains(all.get(at + 1).text())
                        && all.get(at + 2).text().equals("ago")
                ? at + 3
                : -1;
    }

    private static boolean isYear(String number) {
        return number.length() == 4 && (number.startsWith("19") || number.startsWith("20"));
    }

    /** Whether a date is that of the day; a server may be in another time zone. */
    private static boolean isDay(String date, LocalDate day) {
        return date(day).equals(date)
                || date(day.minusDays(1)).equals(date)
                || date(day.plusDays(1)).equals(date);
    }

    private static String date(LocalDate day) {
        return date(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String date(int year, int month, int day) {
        return (year == 0 ? "" : year + "-") + month + "-" + day;
    }

    /** Reads the tokens of a text, one after the other. */
    private static final class Lexer {

        private final String text;
        private final boolean english;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private boolean sentenceStart = true;

        Lexer(String text, boolean english) {
            this.text = Normalizer.normalize(text, Normalizer.Form.NFC);
            this.english = english;
        }

        List<Token> tokens() {
            while (at < text.length()) {
                Deadline.check();
                int c = text.codePointAt(at);
                if (isDigit(c) || (c == '+' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                    number();
                } else if (Character.isLetterOrDigit(c) || c == '©') {
                    word();
                } else {
                    other(c);
                }
            }
            return joined();
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }

        private void other(int c) {
            if (CURRENCIES.indexOf(c) >= 0) {
                tokens.add(new Token(TokenKind.MONEY, "", false, false));
            } else if (c == '%') {
                mark(TokenKind.PERCENT);
            } else if (isStop(c)) {
                tokens.add(new Token(TokenKind.STOP, "", false, false));
                sentenceStart |= c == '.' || c == '!' || c == '?' || c == ':' || c == '\n';
            }
            at += Character.charCount(c);
        }

        private static boolean isStop(int c) {
            return ",;:.!?|•·–—()\n/".indexOf(c) >= 0;
        }

        private void mark(TokenKind kind) {
            int last = tokens.size() - 1;
            if (last >= 0 && tokens.get(last).kind() == TokenKind.NUMBER) {
                tokens.set(
                        last,
                        new Token(
                                kind,
                                tokens.get(last).text(),
                                false,
                                tokens.get(last).grouped()));
            }
        }

        /** Digits with what is between them. */
        private void number() {
            int start = at;
            int end = run(start);
            String run = text.substring(start, end);
            if (isMixed(end)) {
                at += text.charAt(start) == '+' ? 1 : 0;
                word();
                return;
            }
            at = end;
            sentenceStart = false;
            Matcher iso = ISO_DATE.matcher(run);
            Matcher numeric = NUMERIC_DATE.matcher(run);
            if (iso.matches()) {
                date(iso.group(1), iso.group(2), iso.group(3));
            } else if (numeric.matches()) {
                String year = numeric.group(4).length() == 2 ? "20" + numeric.group(4) : numeric.group(4);
                date(year, numeric.group(3), numeric.group(1));
            } else {
                timeOrNumber(run);
            }
        }

        /** Behind digits and single separators between them. */
        private int run(int start) {
            int end = start + 1;
            while (end < text.length()) {
                char c = text.charAt(end);
                boolean separates = ".,:/'’-h\u00a0\u202f".indexOf(c) >= 0
                        && end + 1 < text.length()
                        && isDigit(text.charAt(end + 1));
                if (!isDigit(c) && !separates) {
                    return end;
                }
                end++;
            }
            return end;
        }

        /** Whether letters follow without a break, as in {@code 3f9a2b}; endings such as {@code th}, {@code pm} aside. */
        private boolean isMixed(int end) {
            int stop = end;
            while (stop < text.length() && Character.isLetterOrDigit(text.charAt(stop))) {
                stop++;
            }
            return stop - end > 3;
        }

        private void date(String year, String month, String day) {
            int first = Integer.parseInt(month);
            int second = Integer.parseInt(day);
            boolean swapped = first > 12 && second <= 12;
            add(
                    TokenKind.DATE,
                    ComparedText.date(Integer.parseInt(year), swapped ? second : first, swapped ? first : second));
        }

        private void timeOrNumber(String run) {
            String suffix = suffix();
            Matcher time = TIME.matcher(run);
            boolean clock = time.matches() && (run.indexOf('.') < 0 || !suffix.isEmpty());
            if (clock || (!suffix.isEmpty() && run.length() <= 2)) {
                int hour = Integer.parseInt(clock ? time.group(1) : run);
                int minute = clock ? Integer.parseInt(time.group(2)) : 0;
                int shift = suffix.equals("pm") && hour < 12 ? 12 : suffix.equals("am") && hour == 12 ? -12 : 0;
                add(TokenKind.TIME, (hour + shift) + ":" + minute);
            } else if (run.indexOf('-') > 0 || run.indexOf('/') > 0) {
                parts(run);
            } else {
                plain(run);
            }
        }

        /** {@code 9-17}, {@code 2025/26}: each part by itself; a telephone number as one. */
        private void parts(String run) {
            String digits = digits(run);
            if (digits.length() >= 9 && (run.startsWith("0") || run.startsWith("+"))) {
                add(TokenKind.CONTACT, phone(run));
                return;
            }
            int from = 0;
            for (int i = 0; i <= run.length(); i++) {
                if (i == run.length() || run.charAt(i) == '-' || run.charAt(i) == '/') {
                    plain(run.substring(from, i));
                    from = i + 1;
                }
            }
        }

        private void plain(String run) {
            boolean grouped = GROUPED.matcher(run).matches();
            String number = grouped ? digits(run) : DECIMAL_ZEROS.matcher(run).replaceFirst("");
            tokens.add(new Token(TokenKind.NUMBER, run.startsWith("0") ? run : number, false, grouped));
        }

        private static String digits(String run) {
            StringBuilder digits = new StringBuilder();
            run.chars().filter(Lexer::isDigit).forEach(c -> digits.append((char) c));
            return digits.toString();
        }

        private static String phone(String run) {
            String digits = (run.startsWith("+") ? "+" : "") + digits(run);
            return FROM_ABROAD.matcher(digits).replaceFirst("0");
        }

        /** {@code am}, {@code pm}, {@code uhr} or nothing; what is read is passed. Ordinal endings are passed as well. */
        private String suffix() {
            int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
            int end = from;
            while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            String word = text.substring(from, end).replace(".", "").toLowerCase(Locale.ROOT);
            if (word.equals("am") && from > at && !english) {
                return "";
            }
            if (word.equals("am") || word.equals("pm") || word.equals("uhr")) {
                at = end;
                return word;
            }
            if (from == at && Set.of("st", "nd", "rd", "th").contains(word)) {
                at = end;
            }
            return "";
        }

        private void add(TokenKind kind, String value) {
            tokens.add(new Token(kind, value, false, false));
        }

        private void word() {
            int start = at;
            int end = start;
            boolean address = false;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                boolean sign = c == '@' || text.startsWith("://", end);
                address |= sign;
                boolean part = Character.isLetterOrDigit(c)
                        || c == '©'
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || sign
                        || ((c == '\'' || c == '’') && end > start)
                        || (address && c > ' ' && "<>()[]\"”»,;".indexOf(c) < 0)
                        || (joins(c)
                                && end + 1 < text.length()
                                && Character.isLetterOrDigit(text.codePointAt(end + 1)));
                if (!part) {
                    break;
                }
                if (isIdeograph(c)) {
                    end = end == start ? end + Character.charCount(c) : end;
                    break;
                }
                end += Character.charCount(c);
            }
            at = end;
            add(text.substring(start, end));
        }

        /** What may stand within an address or a nonce; words are parted there again. */
        private static boolean joins(int c) {
            return c == '.' || c == '-' || c == '_';
        }

        /** Writing without blanks between words: each character counts. */
        private static boolean isIdeograph(int c) {
            return Character.isIdeographic(c)
                    || switch (Character.UnicodeScript.of(c)) {
                        case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                        default -> false;
                    };
        }

        private void add(String written) {
            String lower = written.toLowerCase(Locale.ROOT);
            if (lower.contains("://") || lower.startsWith("www.") || lower.indexOf('@') > 0) {
                int query = lower.indexOf('?');
                String shown = query < 0 ? lower : lower.substring(0, query);
                while (shown.endsWith(".") || shown.endsWith("/")) {
                    shown = shown.substring(0, shown.length() - 1);
                }
                add(TokenKind.CONTACT, shown);
                sentenceStart = false;
            } else if (!isNonce(written)) {
                int from = 0;
                for (int i = 0; i <= written.length(); i++) {
                    if (i == written.length() || joins(written.charAt(i))) {
                        part(written.substring(from, i));
                        from = i + 1;
                    }
                }
            }
        }

        private void part(String written) {
            if (written.isEmpty()) {
                return;
            }
            String word = plainWord(written);
            Integer weekday = DAYS.get(word);
            Integer number = english ? NUMBERS.get(word) : null;
            if (weekday != null) {
                add(TokenKind.WEEKDAY, weekday.toString());
            } else if (number != null) {
                add(TokenKind.NUMBER, number.toString());
            } else if (CURRENCY_WORDS.contains(word)) {
                mark(TokenKind.MONEY);
            } else if (english && word.equals("percent")) {
                mark(TokenKind.PERCENT);
            } else if (word.chars().allMatch(Lexer::isDigit)) {
                plain(word);
            } else if (!word.isEmpty()) {
                boolean capital = !sentenceStart && Character.isUpperCase(written.codePointAt(0));
                tokens.add(new Token(TokenKind.WORD, word, capital, false));
            }
            sentenceStart = false;
        }

        private static String plainWord(String written) {
            String lower = written.toLowerCase(Locale.ROOT).replace("’", "'");
            lower = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
            return lower.replace("'", "");
        }

        /** An id that a program made: letters and digits by turns, or many digits to the base 16. */
        private static boolean isNonce(String written) {
            String lower = written.toLowerCase(Locale.ROOT);
            if (UUID_LIKE.matcher(lower).matches()) {
                return true;
            }
            int turns = 0;
            boolean digits = false;
            boolean letters = false;
            for (int i = 0; i < written.length(); i++) {
                char c = written.charAt(i);
                boolean digit = isDigit(c);
                turns += i > 0 && digit != isDigit(written.charAt(i - 1)) ? 1 : 0;
                digits |= digit;
                letters |= Character.isLetter(c);
            }
            return digits
                    && letters
                    && ((written.length() >= 8 && HEX.matcher(written).matches() && turns >= 2)
                            || (written.length() >= 10 && turns >= 4));
        }

        /** With dates, sums and telephone numbers as one token each. */
        private List<Token> joined() {
            List<Token> joined = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                Deadline.check();
                Token token = tokens.get(i);
                int end = date(i, joined);
                if (end == i) {
                    end = phone(i, joined);
                }
                if (end == i && token.kind() == TokenKind.MONEY && token.text().isEmpty()) {
                    end = sum(i, joined);
                }
                if (end == i) {
                    joined.add(token);
                    end = i + 1;
                }
                i = end - 1;
            }
            return joined;
        }

        private int sum(int i, List<Token> joined) {
            if (i + 1 < tokens.size() && tokens.get(i + 1).kind() == TokenKind.NUMBER) {
                Token number = tokens.get(i + 1);
                joined.add(new Token(TokenKind.MONEY, number.text(), false, number.grouped()));
                return i + 2;
            }
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).kind() == TokenKind.NUMBER) {
                Token number = joined.get(last);
                joined.set(last, new Token(TokenKind.MONEY, number.text(), false, number.grouped()));
            }
            return i + 1;
        }

        /** {@code 3 May 2026}, {@code May 3, 2026}, {@code 3. Mai}; German and others write a stop after the day. */
        private int date(int i, List<Token> joined) {
            Token first = tokens.get(i);
            if (first.kind() == TokenKind.NUMBER && isDayOfMonth(first.text())) {
                int next = i + 1;
                while (next < tokens.size()
                        && next < i + 3
                        && (tokens.get(next).kind() == TokenKind.STOP
                                || Set.of("de", "of").contains(tokens.get(next).text()))) {
                    next++;
                }
                Integer month = month(next);
                if (month != null) {
                    return dated(next + 1, month, first.text(), joined);
                }
            }
            Integer month = month(i);
            boolean day = i + 1 < tokens.size()
                    && tokens.get(i + 1).kind() == TokenKind.NUMBER
                    && isDayOfMonth(tokens.get(i + 1).text());
            return month != null && day ? dated(i + 2, month, tokens.get(i + 1).text(), joined) : i;
        }

        private @Nullable Integer month(int at) {
            return at < tokens.size() && tokens.get(at).kind() == TokenKind.WORD
                    ? MONTHS.get(tokens.get(at).text())
                    : null;
        }

        private int dated(int at, int month, String day, List<Token> joined) {
            int next = at < tokens.size()
                            && (tokens.get(at).kind() == TokenKind.STOP
                                    || tokens.get(at).text().equals("de"))
                    ? at + 1
                    : at;
            boolean year = next < tokens.size()
                    && tokens.get(next).kind() == TokenKind.NUMBER
                    && isYear(tokens.get(next).text());
            int number = year ? Integer.parseInt(tokens.get(next).text()) : 0;
            joined.add(new Token(
                    TokenKind.DATE,
                    ComparedText.date(
                            number,
                            month,
                            Integer.parseInt(LEADING_ZEROS.matcher(day).replaceFirst(""))),
                    false,
                    false));
            return year ? next + 1 : at;
        }

        private static boolean isDayOfMonth(String number) {
            return number.length() <= 2
                    && number.chars().allMatch(Lexer::isDigit)
                    && Integer.parseInt(number) >= 1
                    && Integer.parseInt(number) <= 31;
        }

        /** Groups of digits one after the other that begin with a zero or a plus. */
        private int phone(int i, List<Token> joined) {
            Token first = tokens.get(i);
            if (first.kind() != TokenKind.NUMBER
                    || !(first.text().startsWith("0") || first.text().startsWith("+"))) {
                return i;
            }
            StringBuilder digits = new StringBuilder(first.text());
            int next = i + 1;
            while (next < tokens.size() && next < i + 10 && isGroup(tokens.get(next))) {
                if (tokens.get(next).kind() == TokenKind.NUMBER) {
                    digits.append(tokens.get(next).text());
                }
                next++;
            }
            while (next > i + 1 && tokens.get(next - 1).kind() == TokenKind.STOP) {
                next--;
            }
            if (digits(digits.toString()).length() < 9) {
                return i;
            }
            joined.add(new Token(TokenKind.CONTACT, phone(digits.toString()), false, false));
            return next;
        }

        private static boolean isGroup(Token token) {
            return token.kind() == TokenKind.NUMBER || token.kind() == TokenKind.STOP;
        }
    }

    /** A word in the form in which those that mean nearly the same are equal. */
    String stem(Token word) {
        return english ? Stems.of(word.text()) : word.text();
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        String[] names = {
            "january jan januar janvier enero gennaio januari janeiro stycznia ionawr",
            "february feb februar février febrero febbraio februari fevereiro lutego chwefror",
            "march mar märz mars marzo maart março marca mawrth",
            "april apr avril abril aprile kwietnia ebrill",
            "may mai mayo maggio mei maio maja",
            "june jun juni juin junio giugno junho czerwca mehefin",
            "july jul juli juillet julio luglio julho lipca gorffennaf",
            "august aug août agosto augustus sierpnia awst",
            "september sep sept septembre septiembre settembre setembro września medi",
            "october oct oktober octobre octubre ottobre outubro października hydref",
            "november nov novembre noviembre novembro listopada tachwedd",
            "december dec dezember décembre diciembre dicembre dezembro grudnia rhagfyr"
        };
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                months.putIfAbsent(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }

    private static Map<String, Integer> days() {
        Map<String, Integer> days = new HashMap<>();
        String[] names = {
            "monday mondays mon montag montags lundi lunes lunedì maandag poniedziałek llun",
            "tuesday tuesdays tue tues dienstag dienstags mardi martes martedì dinsdag wtorek mawrth",
            "wednesday wednesdays wed mittwoch mittwochs mercredi miércoles mercoledì woensdag środa mercher",
            "thursday thursdays thu thur thurs donnerstag donnerstags jeudi jueves giovedì donderdag czwartek iau",
            "friday fridays fri freitag freitags vendredi viernes venerdì vrijdag piątek gwener",
            "saturday saturdays samstag samstags sonnabend samedi sábado sabato zaterdag sobota sadwrn",
            "sunday sundays sonntag sonntags dimanche domingo domenica zondag niedziela"
        };
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                days.put(name, i + 1);
            }
        }
        return Map.copyOf(days);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        String[] names = "two three four five six seven eight nine ten eleven twelve".split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            numbers.put(names[i], i + 2);
        }
        return Map.copyOf(numbers);
    }
}
