package dev.waymark.extract.facts;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.dom.FactPrefilter;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds facts in lines of text and caches them for lines that are on many pages, such as those of a footer. Used by several threads.
 */
public final class LineFactCache {

    private static final int MOST = 2_000;
    private static final int LONGEST = 1_000;
    private static final int MOST_SAID = 20;
    /** What a line says may depend on so many characters before it, and on no others: that is all a pattern is given. */
    private static final int BEFORE = 240;

    private final Map<String, List<RawFact>> known = new ConcurrentHashMap<>();

    /** What the line from start to end says. */
    List<RawFact> read(String text, int start, int end) {
        Deadline.check();
        int begin = Math.max(0, start - BEFORE);
        String around = text.substring(begin, end);
        if (around.length() > LONGEST) {
            return said(around, start - begin);
        }
        List<RawFact> said = known.get(around);
        if (said == null) {
            said = said(around, start - begin);
            if (!said.isEmpty() && said.size() <= MOST_SAID && known.size() < MOST) {
                known.put(around, said);
            }
        }
        return said;
    }

    /** What the line that starts there says, and ends with the text. */
    private static List<RawFact> said(String around, int start) {
        List<RawFact> said = new ArrayList<>();
        String line = TextCleaner.line(around.substring(start).strip());
        FactPrefilter clues = new FactPrefilter(line);
        if (clues.ofEmail()) {
            EmailAddresses.in(line).forEach(email -> said.add(RawFact.of(Kind.EMAIL, email)));
        }
        if (clues.ofPhone()) {
            PhoneNumbers.in(line).forEach(number -> RawFact.phone(number).ifPresent(said::add));
        }
        AnnouncedAddress.in(line).ifPresent(address -> said.add(RawFact.of(Kind.ADDRESS, address)));
        if (clues.ofPostcode()) {
            PostcodeFinder.find(line, around.substring(0, start), (postcode, address) -> {
                said.add(RawFact.of(Kind.ADDRESS, address));
                said.add(RawFact.of(Kind.POSTCODE, postcode));
            });
            StreetFirstAddress.find(
                    line, lineBefore(around, start), address -> said.add(RawFact.of(Kind.ADDRESS, address)));
        }
        if (clues.ofOpeningHours()) {
            OpeningHours.in(line, lineBefore(around, start))
                    .forEach(hours -> said.add(RawFact.of(Kind.OPENING_HOURS, hours)));
        }
        if (clues.ofRegisteredNumber()) {
            RegisteredNumbers.find(around, start, (kind, number) -> said.add(RawFact.of(kind, number)));
            TaxNumbers.in(line).forEach(number -> said.add(RawFact.of(Kind.TAX_NUMBER, number)));
        }
        return List.copyOf(said);
    }

    /** The last line with text before that place: between the cells of a table are lines of blanks. */
    private static String lineBefore(String around, int start) {
        int end = start;
        while (end > 0 && around.charAt(end - 1) <= ' ') {
            end--;
        }
        int begin = around.lastIndexOf('\n', end - 1) + 1;
        return begin > end ? "" : TextCleaner.line(around.substring(begin, end).strip());
    }
}
