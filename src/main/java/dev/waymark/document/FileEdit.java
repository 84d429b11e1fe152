package dev.waymark.document;

import dev.waymark.deadline.Deadline;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.markdown.Characters;
import dev.waymark.document.markdown.LinkTarget;
import dev.waymark.document.markdown.PlainTextCleaner;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in which one thing is to be changed, and every other character left as it is, line ends and byte-order mark included. Each
 * edit is read again: one that would change more than it should is not made.
 */
public final class FileEdit {

    private static final Pattern QUOTE = Pattern.compile(" {0,3}> ?(.*)", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile(" {0,3}[#>]");
    private static final Pattern LEAD_IN = Pattern.compile("\\*\\*[^*]+\\*\\*:?");
    private static final Pattern BULLET = Pattern.compile("[ \t]*+(?:[-*+][ \t]++)?");
    private static final String UNSAFE = "[]<>`\\";

    private final String text;
    private final ParsedFile parsed;
    private final List<Line> lines;
    private final BitSet wrapped;

    /** Where a line is in the text: its end, and its end with the line break. */
    private record Line(int start, int end, int next) {}

    /** An item as it is meant. */
    private record Entry(String section, String name, String target, String notes) {}

    private FileEdit(String text) {
        this.text = text;
        this.parsed = LlmsTxtParser.parse(text);
        this.lines = lines(text);
        this.wrapped = parsed.all().lines(rule -> rule == Rule.NOTES_WRAPPED);
    }

    public static FileEdit of(String text) {
        return new FileEdit(text);
    }

    public ParsedFile parsed() {
        return parsed;
    }

    /** The number of lines above the first section. */
    public int headLines() {
        return parsed.sections().isEmpty()
                ? lines.size()
                : parsed.sections().get(0).line() - 1;
    }

    /** A line, counted from 1, without its bullet and the blanks around it; empty for headings and quotes. */
    public String lineText(int line) {
        String raw = raw(lines.get(line - 1));
        return MARKED.matcher(raw).lookingAt() ? "" : bare(raw);
    }

    /** With another name of an item. */
    public Optional<String> renamed(ParsedFile.Item item, String name) {
        String clean = PlainTextCleaner.name(name, item.name());
        return rewritten(item, clean, item.target(), item.notes(), parser -> parser.withName(clean));
    }

    /** With other notes of an item. */
    public Optional<String> noted(ParsedFile.Item item, String notes) {
        String clean = PlainTextCleaner.line(notes);
        return rewritten(item, item.name(), item.target(), clean, parser -> parser.withNotes(clean));
    }

    /** With another address of an item. */
    public Optional<String> addressed(ParsedFile.Item item, Url url) {
        String written = LinkTarget.written(LinkTarget.of(url));
        return rewritten(item, item.name(), written, item.notes(), parser -> parser.withTarget(written));
    }

    private interface Rewriting {
        String of(ItemParser parser);
    }

    private Optional<String> rewritten(
            ParsedFile.Item item, String name, String target, String notes, Rewriting rewriting) {
        Line line = lines.get(item.line() - 1);
        boolean notesChange = !notes.equals(item.notes());
        int last = notesChange || !isPlain(item) ? end(item) : item.line();
        String link = "- [" + PlainTextCleaner.name(name, target) + "](" + target + ")";
        String standard = notes.isEmpty() ? link : link + ": " + PlainTextCleaner.line(notes);
        String written = isPlain(item) ? rewriting.of(ItemParser.read(raw(line))) : standard;
        String result = text.substring(0, line.start())
                + written
                + text.substring(lines.get(last - 1).end());
        return checked(result, parsed.summary(), replaced(item, new Entry("", name, target, notes)));
    }

    /** Whether the item is a Markdown link in its line, and not a reference or HTML. */
    private boolean isPlain(ParsedFile.Item item) {
        ItemParser read = ItemParser.read(raw(lines.get(item.line() - 1)));
        return read.hasLink() && read.at(item.line()).target().equals(item.target());
    }

    private List<Entry> replaced(ParsedFile.Item item, Entry changed) {
        return entries((section, other) -> other.line() == item.line()
                ? new Entry(section, changed.name(), changed.target(), changed.notes())
                : entry(section, other));
    }

    /** Without an item; a section that has nothing else goes with it. */
    public Optional<String> removed(ParsedFile.Item item) {
        List<Entry> rest = entries((section, other) -> other.line() == item.line() ? null : entry(section, other));
        int first = item.line();
        int last = end(item);
        int heading = parsed.sections().stream()
                .filter(section ->
                        section.items().size() == 1 && section.items().contains(item))
                .mapToInt(ParsedFile.Section::line)
                .findFirst()
                .orElse(0);
        if (heading > 0 && isBlank(heading + 1, first - 1)) {
            int next = last + 1;
            while (next <= lines.size() && isBlank(next, next)) {
                next++;
            }
            boolean over = next > lines.size();
            if (over || startsSection(next)) {
                return checked(without(over ? aboveBlanks(heading) : heading, over ? last : next - 1), rest);
            }
        }
        return checked(without(first, last), rest);
    }

    private int aboveBlanks(int line) {
        int first = line;
        while (first > 1 && isBlank(first - 1, first - 1)) {
            first--;
        }
        return first;
    }

    private boolean startsSection(int line) {
        return parsed.sections().stream().anyMatch(section -> section.line() == line);
    }

    private boolean isBlank(int from, int to) {
        for (int line = from; line <= to; line++) {
            if (!raw(lines.get(line - 1)).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** With an item at the end of the section of this title, or of a new one above Optional. */
    public Optional<String> added(String title, FileLink link) {
        String shown = new LlmsTxt.Section(title, List.of(link)).title();
        Optional<ParsedFile.Section> section = parsed.sections().stream()
                .filter(each -> each.title().equalsIgnoreCase(shown))
                .findFirst();
        return section.map(known -> addedTo(known, link)).orElseGet(() -> addedWith(shown, link));
    }

    private Optional<String> addedTo(ParsedFile.Section section, FileLink link) {
        List<ParsedFile.Item> items = section.items();
        List<Entry> all = new ArrayList<>();
        for (ParsedFile.Section each : parsed.sections()) {
            each.items().forEach(item -> all.add(entry(each.title(), item)));
            if (each.line() == section.line()) {
                all.add(entry(each.title(), link));
            }
        }
        String above = items.isEmpty() ? eol() : "";
        int after = items.isEmpty() ? section.line() : end(items.get(items.size() - 1));
        return checked(inserted(after, above + link.write()), all);
    }

    private Optional<String> addedWith(String title, FileLink link) {
        String block = "## " + title + eol() + eol() + link.write();
        List<Entry> all = new ArrayList<>();
        int before = 0;
        for (ParsedFile.Section each : parsed.sections()) {
            if (before == 0 && each.title().equalsIgnoreCase(LlmsTxt.OPTIONAL)) {
                before = each.line();
                all.add(entry(title, link));
            }
            each.items().forEach(item -> all.add(entry(each.title(), item)));
        }
        if (before > 1) {
            return checked(inserted(before - 1, block + eol()), all);
        }
        all.add(entry(title, link));
        int last = aboveBlanks(lines.size() + 1) - 1;
        return before == 1 || last < 1 ? Optional.empty() : checked(inserted(last, eol() + block), all);
    }

    /** With another summary in place of the one that the file has. */
    public Optional<String> summarised(String summary) {
        String clean = PlainTextCleaner.line(summary);
        for (int line = 1; line <= headLines() && !parsed.summary().isEmpty() && !clean.isEmpty(); line++) {
            Deadline.check();
            if (QUOTE.matcher(raw(lines.get(line - 1))).matches()) {
                int last = line;
                while (last < headLines() && QUOTE.matcher(raw(lines.get(last))).matches()) {
                    last++;
                }
                String result = text.substring(0, lines.get(line - 1).start()) + "> " + clean
                        + text.substring(lines.get(last - 1).end());
                return checked(result, clean, entries(FileEdit::entry));
            }
        }
        return Optional.empty();
    }

    /** With another text of a line above the first section, its bullet as it was. */
    public Optional<String> lineReplaced(int line, String before, String after) {
        Line place = lines.get(line - 1);
        String raw = raw(place);
        int at = raw.indexOf(before);
        if (at < 0 || before.isEmpty() || !isFit(before, after)) {
            return Optional.empty();
        }
        int start = place.start() + at;
        return checked(
                text.substring(0, start) + after + text.substring(start + before.length()), entries(FileEdit::entry));
    }

    /** Without a line above the first section; a lead-in that leads to nothing else goes with it. */
    public Optional<String> lineRemoved(int line) {
        boolean alone = isBlankAt(line - 1) && isBlankAt(line + 1);
        int above = line - 1;
        while (alone && above > 0 && isBlankAt(above)) {
            above--;
        }
        boolean leads = alone
                && above > 0
                && LEAD_IN.matcher(raw(lines.get(above - 1)).strip()).matches()
                && isBlankAt(above - 1)
                && hasOtherText(above, line);
        int last = leads && line < lines.size() && isBlankAt(line + 1) ? line + 1 : line;
        return checked(without(leads ? above : line, last), entries(FileEdit::entry));
    }

    private boolean hasOtherText(int leadIn, int line) {
        for (int other = 1; other <= headLines(); other++) {
            String raw = raw(lines.get(other - 1));
            if (other != leadIn && other != line && !raw.isBlank() && raw.indexOf('#') != 0 && raw.indexOf('>') != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlankAt(int line) {
        return line < 1 || line > lines.size() || isBlank(line, line);
    }

    /** With a bullet below a lead-in above the first section, or with that lead-in where there is none. */
    public Optional<String> bulletAdded(String leadIn, String bullet) {
        String clean = PlainTextCleaner.line(bullet);
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        int after = leadIn.isEmpty() ? 0 : endOfList(PlainTextCleaner.bold(leadIn));
        if (after > 0) {
            return checked(inserted(after, "- " + clean), entries(FileEdit::entry));
        }
        int last = headLines();
        while (last > 0 && isBlankAt(last)) {
            last--;
        }
        String title = leadIn.isEmpty() ? "" : PlainTextCleaner.bold(leadIn) + eol() + eol();
        String block = eol() + title + "- " + clean;
        return last == 0 ? Optional.empty() : checked(inserted(last, block), entries(FileEdit::entry));
    }

    /** The last line of the list below a lead-in, 0 when there is no such lead-in with a list. */
    private int endOfList(String leadIn) {
        for (int line = 1; line <= headLines(); line++) {
            if (raw(lines.get(line - 1)).strip().equals(leadIn)) {
                int at = line + 1;
                while (at <= headLines() && isBlankAt(at)) {
                    at++;
                }
                int last = 0;
                while (at <= headLines() && raw(lines.get(at - 1)).startsWith("- ")) {
                    last = at++;
                }
                return last;
            }
        }
        return 0;
    }

    /** Whether the new text brings nothing that Markdown reads as markup. */
    private static boolean isFit(String before, String after) {
        return !after.isBlank()
                && after.equals(Characters.visible(after))
                && after.chars().noneMatch(c -> UNSAFE.indexOf(c) >= 0 && before.indexOf(c) < 0);
    }

    private interface EntryOf {
        @Nullable
        Entry of(String section, ParsedFile.Item item);
    }

    private List<Entry> entries(EntryOf each) {
        List<Entry> entries = new ArrayList<>();
        for (ParsedFile.Section section : parsed.sections()) {
            for (ParsedFile.Item item : section.items()) {
                Entry entry = each.of(section.title(), item);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static Entry entry(String section, ParsedFile.Item item) {
        return new Entry(section, item.name(), item.target(), item.notes());
    }

    private static Entry entry(String section, FileLink link) {
        return new Entry(section, link.name(), LinkTarget.written(link.url()), link.notes());
    }

    private Optional<String> checked(String result, List<Entry> entries) {
        return checked(result, parsed.summary(), entries);
    }

    private Optional<String> checked(String result, String summary, List<Entry> entries) {
        FileEdit read = new FileEdit(result);
        boolean kept = read.parsed.name().equals(parsed.name())
                && read.parsed.summary().equals(summary)
                && read.entries(FileEdit::entry).equals(entries)
                && errors(read.parsed) <= errors(parsed);
        return kept ? Optional.of(result) : Optional.empty();
    }

    private static int errors(ParsedFile parsed) {
        return parsed.all().count(rule -> rule.level() == ProblemLevel.ERROR);
    }

    /** The last line of an item: notes may go on below it. */
    private int end(ParsedFile.Item item) {
        int end = item.line();
        while (wrapped.get(end + 1)) {
            end++;
        }
        return end;
    }

    private String without(int first, int last) {
        return text.substring(0, lines.get(first - 1).start())
                + text.substring(lines.get(last - 1).next());
    }

    /** With lines behind a line. */
    private String inserted(int line, String block) {
        Line after = lines.get(line - 1);
        return text.substring(0, after.end()) + eol() + block + text.substring(after.end());
    }

    /** How the file ends its lines. */
    private String eol() {
        Line first = lines.get(0);
        return first.next() > first.end() ? text.substring(first.end(), first.next()) : "\n";
    }

    private String raw(Line line) {
        return text.substring(line.start(), line.end());
    }

    private static String bare(String line) {
        Matcher bullet = BULLET.matcher(line);
        return bullet.lookingAt() ? line.substring(bullet.end()).strip() : line.strip();
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                int end = i;
                i += c == '\r' && text.startsWith("\n", i + 1) ? 1 : 0;
                lines.add(new Line(start, end, i + 1));
                start = i + 1;
            }
        }
        lines.add(new Line(start, text.length(), text.length()));
        return lines;
    }
}
