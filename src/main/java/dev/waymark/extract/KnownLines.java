package dev.waymark.extract;

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
    /** What a line says may depend on so many characters before it, and on no others: no pattern looks further back. */
    private static final int BEFORE = 400;

    private final Map<String, List<Said>> known = new ConcurrentHashMap<>();

    /** What the line from start to end says. */
    List<Said> read(String text, int start, int end) {
        int begin = Math.max(0, start - BEFORE);
        if (end - begin > LONGEST) {
            return said(text, start, end);
        }
        String around = text.substring(begin, end);
        List<Said> said = known.get(around);
        if (said == null) {
            said = said(text, start, end);
            if (!said.isEmpty() && said.size() <= MOST_SAID && known.size() < MOST) {
                known.put(around, said);
            }
        }
        return said;
    }

    private static List<Said> said(String text, int start, int end) {
        List<Said> said = new ArrayList<>();
        String line = Text.line(text.substring(start, end).strip());
        Clues clues = new Clues(line);
        if (clues.ofEmail()) {
            EmailAddresses.in(line).forEach(email -> said.add(Said.of(Kind.EMAIL, email)));
        }
        if (clues.ofPhone()) {
            PhoneNumbers.in(line).forEach(number -> Said.phone(number).ifPresent(said::add));
        }
        if (clues.ofPostcode()) {
            String before = text.substring(Math.max(0, start - BEFORE), start);
            Postcodes.find(line, before, (postcode, address) -> {
                said.add(Said.of(Kind.ADDRESS, address));
                said.add(Said.of(Kind.POSTCODE, postcode));
            });
        }
        if (clues.ofOpeningHours()) {
            OpeningHours.in(line, lineBefore(text, start))
                    .forEach(hours -> said.add(Said.of(Kind.OPENING_HOURS, hours)));
        }
        if (clues.ofRegisteredNumber()) {
            RegisteredNumbers.find(text, start, end, (kind, number) -> said.add(Said.of(kind, number)));
        }
        return List.copyOf(said);
    }

    private static String lineBefore(String text, int start) {
        int begin = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
        return Text.line(text.substring(Math.max(begin, start - BEFORE), Math.max(begin, start - 1)));
    }
}
