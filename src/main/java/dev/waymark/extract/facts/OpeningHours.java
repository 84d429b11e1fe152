package dev.waymark.extract.facts;

import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.wording.calendar.Weekdays;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds opening hours in running text: days and a span of time, on one line or with the days on the line above. */
final class OpeningHours {

    private static final String UNIT = "(?:am|pm|noon|h(?:rs?)?|uhr|uur)?";

    /** Begins with the digit and looks back over it: most characters are none, and are then passed over at once. */
    private static final Pattern TIMES = Pattern.compile("(?i)\\d(?<![\\d.:/-]\\d)\\d?(?:[:.]\\d\\d|h\\d\\d)? ?" + UNIT
            + " ?(?:-|\\u2013|\\u2014|(?:to|until|till|bis|à|al?|alle|às|tot|do|tan|hyd)(?!\\p{L})) ?\\d{1,2}(?:[:.]\\d\\d|h\\d\\d)? ?"
            + UNIT + "(?![\\w/-])");

    private static final Pattern CLOCK =
            Pattern.compile("(?i)\\d[:.]\\d\\d|\\d(?: ?[ap]m| ?h(?:rs?)?|h\\d\\d| ?uhr| ?uur)(?![\\p{L}\\p{N}_])");

    /** Between two spans of the same days: {@code 9am-12pm and 1pm-5pm}. */
    private static final Pattern AND = Pattern.compile(
            "(?i)[ ,;/&+]{0,3}(?:and|und|sowie|et|y|e|en|oraz|a|ac)?(?: (?:from|von|de|dalle|das|van|od|o))? ?");

    private static final int LONGEST = 90;
    private static final int LONGEST_AND = 15;
    private static final int MOST = 20;

    /** The same behind the hours: {@code 8am - 4pm, by appointment}. */
    private static final Pattern SAME_LINE = Pattern.compile(
            "(?i)[,;]? \\(?(?:(?:during )?(?:school )?term[- ]?time(?: only)?|by (?:prior )?appointment(?: only)?"
                    + "|(?:nur )?nach (?:vorheriger )?(?:Vereinbarung|Absprache)|sur rendez-vous|(?:con )?cita previa|(?:solo )?su appuntamento|(?:alleen )?op afspraak|por marcação|trwy apwyntiad)(?![\\p{L}\\p{N}_])\\)?");

    /** When the hours above hold, in a line of its own: {@code (term time only)}. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?i)\\(?((?:(?:during )?(?:school )?term[- ]?time|by (?:prior )?appointment|except|excluding|closed|not on|only|outside|subject to|school holidays|bank holidays)(?![\\p{L}\\p{N}_])[^().:;]{0,50})\\)?\\.?");

    private OpeningHours() {}

    static List<String> in(String line, String lineBefore) {
        List<String> hours = new ArrayList<>();
        Matcher times = TIMES.matcher(line);
        int start = 0;
        boolean taken = false;
        while (hours.size() < MOST && times.find()) {
            if (!CLOCK.matcher(times.group()).find()) {
                continue;
            }
            Matcher same = SAME_LINE.matcher(line).region(times.end(), line.length());
            int end = same.lookingAt() ? same.end() : times.end();
            boolean joined = taken
                    && times.start() - start <= LONGEST_AND
                    && AND.matcher(line).region(start, times.start()).matches();
            if (joined) {
                hours.add(hours.remove(hours.size() - 1) + line.substring(start, end));
            } else {
                String said = line.substring(Math.max(start, times.start() - LONGEST), end);
                taken = add(hours, said, line.substring(times.start(), end), start == 0 ? lineBefore : "");
            }
            start = end;
        }
        return hours;
    }

    /** What the line after that place says of the hours before it; empty when it says nothing. */
    static String condition(String text, int end) {
        int start = Math.min(text.length(), end + 1);
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        int stop = text.indexOf('\n', start);
        stop = stop < 0 ? text.length() : stop;
        Matcher condition = CONDITION.matcher(
                stop - start > LONGEST
                        ? ""
                        : TextCleaner.line(text.substring(start, stop).strip()));
        return condition.matches() ? condition.group(1) : "";
    }

    /** False when it is no regular time. */
    private static boolean add(List<String> hours, String said, String times, String lineBefore) {
        OptionalInt day = Weekdays.first(said);
        boolean above =
                lineBefore.length() < LONGEST && Weekdays.first(lineBefore).isPresent();
        String found = day.isPresent() ? said.substring(day.getAsInt()) : above ? lineBefore + " " + times : "";
        return !found.isEmpty() && !Weekdays.isDated(found) && hours.add(found);
    }
}
