package dev.waymark.extract.facts;

import dev.waymark.extract.dom.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds opening hours in running text: days and a span of time, on one line or with the days on the line above. */
final class OpeningHours {

    /** Begins with the digit and looks back over it: most characters are none, and are then passed over at once. */
    private static final Pattern TIMES = Pattern.compile(
            "(?i)\\d(?<![\\d.:/-]\\d)\\d?(?:[:.]\\d\\d)? ?(?:am|pm|noon)? ?(?:-|\\u2013|\\u2014|to|until|till) ?\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm|noon)?(?![\\w/-])");

    private static final Pattern CLOCK = Pattern.compile("(?i)\\d[:.]\\d\\d|\\d ?[ap]m(?![\\p{L}\\p{N}_])");
    private static final Pattern DAY = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|daily|weekdays|weekends|every day)(?![\\p{L}\\p{N}_])");
    private static final Pattern DATE = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\\d\\d|\\d{1,2}(?:st|nd|rd|th))(?![\\p{L}\\p{N}_])");
    private static final int LONGEST = 90;

    /** The same behind the hours: {@code 8am - 4pm, by appointment}. */
    private static final Pattern SAME_LINE = Pattern.compile(
            "(?i)[,;]? \\(?(?:(?:during )?(?:school )?term[- ]?time(?: only)?|by (?:prior )?appointment(?: only)?)(?![\\p{L}\\p{N}_])\\)?");

    /** When the hours above hold, in a line of its own: {@code (term time only)}. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?i)\\(?((?:(?:during )?(?:school )?term[- ]?time|by (?:prior )?appointment|except|excluding|closed|not on|only|outside|subject to|school holidays|bank holidays)(?![\\p{L}\\p{N}_])[^().:;]{0,50})\\)?\\.?");

    private OpeningHours() {}

    static List<String> in(String line, String lineBefore) {
        List<String> hours = new ArrayList<>();
        Matcher times = TIMES.matcher(line);
        int start = 0;
        while (hours.size() < 20 && times.find()) {
            if (CLOCK.matcher(times.group()).find()) {
                Matcher same = SAME_LINE.matcher(line).region(times.end(), line.length());
                int end = same.lookingAt() ? same.end() : times.end();
                String said = line.substring(Math.max(start, times.start() - LONGEST), end);
                add(hours, said, line.substring(times.start(), end), start == 0 ? lineBefore : "");
                start = times.end();
            }
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

    private static void add(List<String> hours, String said, String times, String lineBefore) {
        Matcher day = DAY.matcher(said);
        boolean here = day.find();
        boolean above = lineBefore.length() < LONGEST && DAY.matcher(lineBefore).find();
        String found = here ? said.substring(day.start()) : above ? lineBefore + " " + times : "";
        if (!found.isEmpty() && !DATE.matcher(found).find()) {
            hours.add(found);
        }
    }
}
