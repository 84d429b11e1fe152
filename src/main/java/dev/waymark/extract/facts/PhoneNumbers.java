package dev.waymark.extract.facts;

import dev.waymark.extract.dom.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds telephone numbers in running text: British, North American and international ones, and whatever is announced as a number. */
final class PhoneNumbers {

    private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2013]");

    private static final int MOST_TRIES = 500;
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d.,/:@£$€#=_-])(?:\\+|\\()?\\d[\\d ()./\\u2010-\\u2013-]{5,22}\\d(?![\\d@%]|[-/.:]\\d)");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:tel|tel[eé]phone|telefono|telefon|phone|mobile|mob|call|ring|text|t|helpline|freephone)(?![\\p{L}\\p{N}_])[^\\p{L}\\d]{0,6}(?:us )?(?:on |at |number )?[^\\p{L}\\d]{0,4}$");
    private static final Pattern OTHER = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:(?<!(?: e| and| et| und| y|&|/) ?)fax|vat|iva|iban|account|isbn|charity|company|c\\.?f)(?![\\p{L}\\p{N}_])[^\\p{L}\\d]{0,6}(?:number|no)?[^\\p{L}\\d]{0,4}$");
    private static final Pattern BRITISH = Pattern.compile("0[12378]\\d{8,9}");
    /** As North Americans write them: area code, exchange and line, divided alike. */
    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("(?:1[ .-])?(?:\\([2-9]\\d\\d\\) ?|[2-9]\\d\\d[.-])[2-9]\\d\\d[ .-]\\d{4}");

    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|(?:19|20)\\d\\d ?[-\\u2013/.] ?(?:19|20)?\\d\\d.*");

    private static final Pattern NO_DIGIT = Pattern.compile("[^\\d+]");
    private static final Pattern FROM_ABROAD = Pattern.compile("^(?:\\+44|0044)0?");

    private PhoneNumbers() {}

    static List<String> in(String line) {
        List<String> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(line);
        for (int tries = 0; tries < MOST_TRIES && number.find(); tries++) {
            String before = line.substring(Math.max(0, number.start() - 40), number.start());
            String said = DASH.matcher(TextCleaner.line(number.group())).replaceAll("-");
            if (isNumber(said, before)) {
                numbers.add(said);
            }
        }
        return numbers;
    }

    private static boolean isNumber(String said, String before) {
        String digits = digits(said);
        if (digits.length() < 7 || digits.length() > 16 || DATE.matcher(said).find()) {
            return false;
        }
        boolean complete = said.startsWith("+")
                || BRITISH.matcher(digits).matches()
                || NORTH_AMERICAN.matcher(said).matches();
        return complete
                ? !OTHER.matcher(before).find()
                : ANNOUNCED.matcher(before).find();
    }

    /** The digits alone, in the national form for British numbers: two spellings of one number are equal. */
    static String digits(String said) {
        String digits = NO_DIGIT.matcher(said.replace("(0)", "")).replaceAll("");
        return FROM_ABROAD.matcher(digits).replaceFirst("0").replace("+", "");
    }
}
