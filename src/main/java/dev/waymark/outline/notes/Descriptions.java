package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Heading;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Truncation;
import dev.waymark.wording.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What pages say of themselves in their descriptions. */
final class Descriptions {

    private static final int LONGEST_PAIR = 140;
    private static final int SHORTEST_SECOND = 15;

    /** A program wrote it: the beginning of the page. */
    private static final Pattern TORN = Pattern.compile("(?:\\.\\.\\.|…)]?$");

    private static final Pattern CLOSED = Pattern.compile("[.!…。！][)\"'”’]?$");

    /** Speaks to the reader, or of everybody: no second sentence of a note. */
    private static final Pattern SPEAKING = Pattern.compile(
            "(?i)^(?:we|check|come|find|use|see|view|everyone|all|new|contact|please|our|support|every|explore|visit)(?!\\p{L}).*");

    private final Map<String, Integer> uses = new HashMap<>();

    Descriptions(List<Page> pages) {
        pages.forEach(page -> uses.merge(Words.of(page.description()).toString(), 1, Integer::sum));
    }

    /** What the page says of itself, unless other pages say the same. */
    List<String> sentences(Page page) {
        boolean common = uses.getOrDefault(Words.of(page.description()).toString(), 0) > 1;
        return common || isGlued(page) || TORN.matcher(page.description()).find()
                ? List.of()
                : Prose.sentences(page.description()).stream().limit(2).toList();
    }

    /** Whether a description is only the beginning of the page, its headings run into its text: {@code Our team Jo Bloggs has}. */
    private static boolean isGlued(Page page) {
        String text = page.description();
        return page.headings().stream()
                .map(Heading::text)
                .filter(heading ->
                        heading.length() > 3 && text.length() > heading.length() + 2 && text.startsWith(heading))
                .map(heading -> text.substring(heading.length()))
                .anyMatch(rest -> rest.charAt(0) == ' ' && Character.isUpperCase(rest.charAt(1)));
    }

    /** With the sentence that follows it in the page's description, where both fit into one line. */
    static String continued(Page page, Clause clause) {
        if (!clause.described() || !clause.whole()) {
            return clause.text();
        }
        List<String> sentences = Prose.sentences(page.description());
        String end = clause.text().substring(clause.text().length() / 2);
        int at = 0;
        while (at < sentences.size() && !sentences.get(at).contains(end)) {
            at++;
        }
        int room = LONGEST_PAIR - clause.text().length() - 2;
        return at + 1 < sentences.size() && room >= SHORTEST_SECOND
                ? second(sentences.get(at + 1), room)
                        .map(next -> clause.text() + ". " + next)
                        .orElse(clause.text())
                : clause.text();
    }

    private static Optional<String> second(String sentence, int room) {
        String bare = CLOSED.matcher(sentence).replaceFirst("");
        boolean tells = !bare.equals(sentence)
                && bare.length() >= SHORTEST_SECOND
                && !ClauseFilter.unfit(bare)
                && !ClauseFilter.holdsAddress(bare)
                && !Clause.isWeak(bare)
                && !SPEAKING.matcher(bare).matches();
        return tells ? Truncation.toLength(bare, room, SHORTEST_SECOND) : Optional.empty();
    }
}
