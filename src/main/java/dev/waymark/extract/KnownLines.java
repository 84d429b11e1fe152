package dev.waymark.extract;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.Page.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads lines of text for what they say of the organisation, those that stand on many pages of a site, like the lines of its footer,
 * only once; a line that says nothing is quickly read again. Used by several threads.
 */
final class KnownLines {

    private static final int MOST = 2_000;
    private static final int LONGEST = 1_000;
    private static final int MOST_SAID = 20;
    /** What a line says may depend on so many characters before it, and on no others: that is all a pattern is given. */
    private static final int BEFORE = 240;

    private final Map<String, List<Said>> known = new ConcurrentHashMap<>();

    /** What the line from start to end says. */
    List<Said> read(String text, int start, int end) {
        Deadline.check();
        int begin = Math.max(0, start - BEFORE);
        String around = text.substring(begin, end);
        if (around.length() > LONGEST) {
            return said(around, start - begin);
        }
        List<Said> said = known.get(around);
        if (said == null) {
            said = said(around, start - begin);
            if (!said.isEmpty() && said.size() <= MOST_SAID && known.size() < MOST) {
                known.put(around, said);
            }
        }
        return said;
    }

    /** What the line that starts there says, and ends with the text. */
    private static List<Said> said(String around, int start) {
        List<Said> said = new ArrayList<>();
        String line = Text.line(around.substring(start).strip());
        Clues clues = new Clues(line);
        if (clues.ofEmail()) {
            EmailAddresses.in(line).forEach(email -> said.add(Said.of(Kind.EMAIL, email)));
        }
        if (clues.ofPhone()) {
            PhoneNumbers.in(line).forEach(number -> Said.phone(number).ifPresent(said::add));
        }
        if (clues.ofPostcode()) {
            Postcodes.find(line, around.substring(0, start), (postcode, address) -> {
                said.add(Said.of(Kind.ADDRESS, address));
                said.add(Said.of(Kind.POSTCODE, postcode));
            });
        }
        if (clues.ofOpeningHours()) {
            OpeningHours.in(line, lineBefore(around, start))
                    .forEach(hours -> said.add(Said.of(Kind.OPENING_HOURS, hours)));
        }
        if (clues.ofRegisteredNumber()) {
            RegisteredNumbers.find(around, start, (kind, number) -> said.add(Said.of(kind, number)));
        }
        return List.copyOf(said);
    }

    private static String lineBefore(String around, int start) {
        int begin = start < 2 ? 0 : around.lastIndexOf('\n', start - 2) + 1;
        return Text.line(around.substring(begin, Math.max(begin, start - 1)));
    }
}
