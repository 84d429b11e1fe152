package dev.waymark.extract.facts;

import dev.waymark.extract.dom.TextCleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds postcodes of Britain and ZIP codes of the United States, and the addresses that end with them. */
final class PostcodeFinder {

    private static final Pattern OF_AN_ADDRESS = Pattern.compile("[^.:;@?!|\\u00A9\\u00B7]+");
    /** What leads to an address on its line: a label, or {@code We are located on}. */
    private static final Pattern INTRODUCTION = Pattern.compile(
            "^(?:[^:,]{2,40}: ?+|.{0,80}(?<![\\p{L}\\p{N}_])(?:located|situated|based|found) (?:on|at|in) )");

    private static final Pattern OTHER_MARK = Pattern.compile("[\\u00A9\\u00B7|]");
    private static final Pattern SENTENCE_END = Pattern.compile("[:@?!.]$");
    private static final Pattern BEFORE_ADDRESS = Pattern.compile("^[^\\p{L}\\d]+");
    private static final Pattern AFTER_ADDRESS = Pattern.compile("(?<![\\s,])[\\s,]+$");

    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])([A-PR-UWYZ](?:\\d{1,2}|[A-HK-Y]\\d{1,2}|[A-HK-Y]\\d[ABEHMNPRV-Y]|\\d[A-HJKPSTUW])) ?(\\d[ABD-HJLNP-UW-Z]{2})(?![\\p{L}\\p{N}_])");
    private static final Pattern ZIP = Pattern.compile(
            "(?<=[\\p{L}.],? )((?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])),? (\\d{5}(?:-\\d{4})?)(?![\\d-])");
    private static final Pattern HOUSE = Pattern.compile(
            "(?<![\\p{L}\\d])(?!(?:19|20)\\d\\d(?: (?!(?:[NSEW]{1,2}\\.? )?\\p{Lu}\\p{Ll}{1,20} (?:St(?:reet|\\.)?|Road|Rd|Ave(?:nue)?|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct)(?!\\p{L}))| ?[-\\u2013] ?(?:19|20)\\d\\d))(?:(?:Unit|Flat|Suite|Room|Floor|PO Box|P\\.O\\. Box) )?\\d{1,4}[A-Za-z]?(?: ?[-\\u2013/] ?\\d{1,4})?,? \\p{Lu}");
    private static final int MOST_TRIES = 100;
    private static final int LONGEST = 160;
    private static final int LONGEST_LINE = 45;
    private static final int MOST_LINES = 5;
    private static final int LINES_WITHOUT_HOUSE = 3;

    private PostcodeFinder() {}

    /** Gives each postcode of one line, in its usual spelling, and the address that it ends, empty when there is none. */
    static void find(String line, String linesBefore, BiConsumer<String, String> found) {
        find(POSTCODE, line, linesBefore, found);
        find(ZIP, line, linesBefore, found);
    }

    private static void find(Pattern code, String line, String linesBefore, BiConsumer<String, String> found) {
        Matcher postcode = code.matcher(line);
        int start = 0;
        for (int tries = 0; tries < MOST_TRIES && postcode.find(); tries++) {
            String spelt = postcode.group(1) + " " + postcode.group(2);
            String before = line.substring(Math.max(start, postcode.start() - LONGEST), postcode.start());
            found.accept(spelt, address(before.strip(), start == 0 ? linesBefore : "", spelt));
            start = postcode.end();
        }
    }

    private static String address(String before, String linesBefore, String postcode) {
        String address = house(before).or(() -> named(before)).orElseGet(() -> fromLines(linesBefore, before));
        return address.isEmpty() ? "" : address + (address.endsWith(",") ? " " : ", ") + postcode;
    }

    /** From the last house number on. */
    private static Optional<String> house(String text) {
        return HOUSE.matcher(text).results().reduce((first, last) -> last).map(house -> text.substring(house.start()));
    }

    private static Optional<String> named(String text) {
        String address = INTRODUCTION.matcher(text).replaceFirst("");
        boolean parts = address.length() < 130
                && address.substring(0, Math.max(0, address.length() - 1)).contains(",")
                && OF_AN_ADDRESS.matcher(address).matches();
        return parts ? Optional.of(address) : Optional.empty();
    }

    /** Short lines above, up to the one with the house number. */
    private static String fromLines(String linesBefore, String last) {
        if (last.length() > LONGEST_LINE || OTHER_MARK.matcher(last).find()) {
            return "";
        }
        Deque<String> lines = new ArrayDeque<>();
        if (!last.isEmpty()) {
            lines.push(trimmed(last));
        }
        String[] above = linesBefore.split("\n", -1);
        int end = linesBefore.endsWith("\n") ? above.length - 2 : above.length - 1;
        for (int i = end; i >= 0 && lines.size() < MOST_LINES; i--) {
            String line = trimmed(above[i]);
            if (line.isEmpty()
                    || line.length() > LONGEST_LINE
                    || SENTENCE_END.matcher(line).find()
                    || OTHER_MARK.matcher(line).find()) {
                break;
            }
            lines.push(line);
            if (HOUSE.matcher(line).lookingAt()) {
                return String.join(", ", lines);
            }
        }
        while (lines.size() > LINES_WITHOUT_HOUSE) {
            lines.pop();
        }
        return lines.size() < 2 ? "" : String.join(", ", lines);
    }

    private static String trimmed(String line) {
        String text = BEFORE_ADDRESS.matcher(TextCleaner.line(line)).replaceFirst("");
        return AFTER_ADDRESS.matcher(text).replaceFirst("");
    }
}
