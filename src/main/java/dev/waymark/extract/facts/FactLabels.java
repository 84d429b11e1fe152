package dev.waymark.extract.facts;

import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.ElementTree.Line;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a page says that a telephone number, an address or a time belongs to: a label before it on its line, a line above that ends
 * with a colon, or the nearest heading that names something.
 */
final class FactLabels {

    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 8;
    private static final int FEW_WORDS = 4;
    /** How far above a fact its heading may be; an address comes right after what it belongs to. */
    private static final int NEAR = 900;

    private static final int NEXT = 160;

    private static final int TITLES = 4;

    /** Words that say how something is reached, and nothing about whose it is. */
    private static final Set<String> GENERAL =
            Set.of(("your our the by or and on at us new main full please for more to via a an is can you in as"
                            + " address addresses postal post visiting registered office mailing physical street phone phones telephone telephones"
                            + " tel mobile mob number numbers no call calls ring text email emails e mail contact contacts details detail"
                            + " information info get touch reach write message send visit find where location locations opening open hours times time"
                            + " day days weekday weekdays enquiries enquiry general questions question how follow social media link links quick t m p w"
                            + " home menu navigation search footer header directions map any further other queries query issues preferably services team support help"
                            + " telefon telefono teléfono téléphone telefoon adresse anschrift indirizzo dirección adres kontakt contatti contacto"
                            + " contactez nous orari horario horarios horaires öffnungszeiten openingstijden correo ffôn ebost cyfeiriad cysylltu")
                    .split(" ", -1));

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** {@code call the Vicarage on 01482 …}. */
    private static final Pattern CALLED = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:call|calling|phone|ring|telephone|contact|e-?mail|text)(?: (?:the|our))? (?<said>[\\p{L}’'&-]{2,20}(?: [\\p{L}’'&-]{1,20}){0,3}) (?:on|at|via)[^\\p{L}\\d]{0,4}(?:tel(?:ephone)? )?$");

    /** {@code To book a visit, call …}. */
    private static final Pattern PURPOSE = Pattern.compile(
            "(?i)(?:^|[.;!?] )(?<said>(?:to|for) [\\p{L}’' -]{4,45}),? (?:please )?(?:call|phone|ring|e-?mail|telephone|contact|text)(?: us)?(?: on| at)?[^\\p{L}\\d]{0,3}$");

    private static final Pattern PIECE_END = Pattern.compile("(?<![.\\s]\\p{Lu})[.!?;|•·](?:\\s|$)|\\s[–—-]\\s");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}(]+|[\\s:;,.(\\[–—-]+$");
    private static final Pattern REACHED_BY = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:tel(?:ephone)?|phone|mobile|mob|e-?mail|fax|address|call us|ring us)(?: (?:no|number|us))?[.:]*+(?: on| at)?\\s*+$");

    /** A line of an address is no label of what follows it. */
    private static final Pattern PLACE = Pattern.compile("^\\d|, [A-Z]{2}$|\\d\\d|,[^,]{1,40},");

    private static final Pattern NO_LABEL = Pattern.compile(
            "(?i)(?:[@?!]|\\d{4}|(?<![\\p{L}\\p{N}_])(?:copyright|cookies?|click|javascript|rights reserved|please|you|we|us|if|contacts?|touch|reach|call|phones?|telephone|e-?mails?|message|write|website|request|download|thank|improve|follow|subscribe|this page|below|above|history|directions)(?![\\p{L}\\p{N}_]))");

    private final String text;
    private final List<Line> titles;

    FactLabels(ElementTree tree) {
        this.text = tree.text();
        this.titles = tree.titles();
    }

    /** What the value on that line belongs to; empty when the page does not say. */
    String of(Line line, Kind kind, String value) {
        String said = TextCleaner.line(text.substring(line.start(), line.end()).strip());
        int at = said.indexOf(value.substring(0, Math.min(8, value.length())));
        String before = at < 0 ? "" : said.substring(0, at);
        Matcher called = CALLED.matcher(before);
        if (called.find() && !isGeneral(called.group("said"))) {
            return called.group("said");
        }
        Matcher purpose = PURPOSE.matcher(before);
        if (purpose.find() && !isGeneral(purpose.group("said"))) {
            return purpose.group("said").toLowerCase(Locale.ROOT).startsWith("for ")
                    ? purpose.group("said").substring(4)
                    : purpose.group("said");
        }
        String own = besides(lastPiece(before));
        return own.isEmpty() ? above(line, kind == Kind.ADDRESS ? NEXT : NEAR) : own;
    }

    /** A label before a colon may be long; other words before a value are one when they are few and no part of a sentence. */
    private static String besides(String piece) {
        String label = label(piece);
        boolean announced = piece.strip().endsWith(":");
        boolean named = !label.isEmpty()
                && Character.isUpperCase(label.codePointAt(0))
                && label.split(" ", -1).length <= FEW_WORDS;
        return announced || named ? label : "";
    }

    private static String lastPiece(String before) {
        String bare = REACHED_BY.matcher(before.strip()).replaceFirst("");
        Matcher end = PIECE_END.matcher(bare);
        int start = 0;
        while (end.find() && end.end() < bare.length()) {
            start = end.end();
        }
        return bare.substring(start);
    }

    /** A text as a label; empty when it is none, or says no more than how to get in touch. */
    private static String label(String raw) {
        String text = EDGES.matcher(raw).replaceAll("");
        boolean fit = text.length() > 2
                && text.length() <= LONGEST
                && text.split(" ", -1).length <= MOST_WORDS
                && !NO_LABEL.matcher(text).find();
        return fit && !PLACE.matcher(text).find() && !isGeneral(text) ? text : "";
    }

    private static boolean isGeneral(String text) {
        return NO_LETTERS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .allMatch(GENERAL::contains);
    }

    private String above(Line line, int near) {
        String before = lineBefore(line.start());
        if (before.endsWith(":") && !label(before).isEmpty()) {
            return label(before);
        }
        int at = titles.size() - 1;
        while (at >= 0 && titles.get(at).start() >= line.end()) {
            at--;
        }
        for (int tries = 0; at >= 0 && tries < TITLES; at--, tries++) {
            Line title = titles.get(at);
            if (line.start() - title.end() > near) {
                return "";
            }
            String name = label(title(title, line));
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }

    /** A title, or the part of it that is before the line. */
    private String title(Line title, Line line) {
        int end = Math.min(title.end(), Math.max(title.start(), line.start()));
        String all = text.substring(title.start(), end).strip();
        return TextCleaner.line(all);
    }

    private String lineBefore(int start) {
        int end = start - 1;
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int begin = end <= 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
        return end <= begin || end - begin > 2 * LONGEST
                ? ""
                : TextCleaner.line(text.substring(begin, end).strip());
    }
}
