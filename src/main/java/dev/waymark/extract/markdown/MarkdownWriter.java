package dev.waymark.extract.markdown;

import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.url.Url;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes Markdown piece by piece: text, marks within it, and the blocks it is in. White space is the writer's business:
 * whoever calls it passes on text as it comes.
 */
public final class MarkdownWriter {

    private static final byte IN_WORD = 1;
    private static final byte BLANK = 2;
    private static final byte PLAIN = 4;
    private static final byte[] KINDS = kinds();

    private static final Pattern ENTITY = Pattern.compile("#?[0-9A-Za-z]{1,32};");

    private final StringBuilder out;
    private final Prefixes prefixes;
    private final Marks marks;
    private int breaks;
    private boolean space;
    private boolean lineStart = true;
    private boolean inWord;
    private boolean glued;
    private int words;

    /** @param about how many characters there will be */
    MarkdownWriter(int about) {
        out = new StringBuilder(about);
        prefixes = new Prefixes(out);
        marks = new Marks(out);
    }

    /** Begins a new paragraph or, with one line break, a new line. */
    void block(int lineBreaks) {
        if (prefixes.inOneLine()) {
            space = true;
            return;
        }
        if (glued) {
            return;
        }
        marks.close();
        space = false;
        if (!prefixes.fresh()) {
            breaks = Math.max(breaks, lineBreaks);
        }
    }

    /** A line break within a paragraph; the second one in a row begins a new paragraph. */
    void lineBreak() {
        if (prefixes.inOneLine()) {
            space = true;
        } else {
            marks.close();
            space = false;
            breaks = Math.min(2, breaks + 1);
        }
    }

    /** What comes next goes on in this line after a colon, even if it is a block. */
    void colon() {
        marks.close();
        if (breaks == 0 && prefixes.used()) {
            out.append(':');
            space = true;
            glued = true;
        }
    }

    /** What comes next begins a line of its own, even after a colon. */
    void unglue() {
        glued = false;
    }

    /** A comma after what was written, then a blank. */
    void comma() {
        marks.close();
        if (breaks == 0 && prefixes.used()) {
            out.append(',');
            space = true;
            glued = true;
        }
    }

    /** Whether a word ends here, so that a raised number would be read as a part of it. */
    boolean isAfterWord() {
        return !space && breaks == 0 && !out.isEmpty() && isWordEnd(out.charAt(out.length() - 1));
    }

    boolean isAfterDigit() {
        return isAfterWord() && Character.isDigit(out.charAt(out.length() - 1));
    }

    private static boolean isWordEnd(char c) {
        return Character.isLetterOrDigit(c) || ")]*`".indexOf(c) >= 0;
    }

    void open(String first, String rest) {
        prefixes.push(first, rest);
    }

    /** Opens a block whose blocks and breaks are blanks: a heading, the cell of a table. */
    void openLine(String first) {
        prefixes.pushLine(first);
    }

    void close() {
        marks.close();
        escapeClosingMarks();
        prefixes.pop();
        space = false;
    }

    /** Number signs behind a blank at the end of a heading would be read as its end. */
    private void escapeClosingMarks() {
        int start = out.length();
        while (start > 0 && out.charAt(start - 1) == '#') {
            start--;
        }
        if (prefixes.inOneLine() && start < out.length() && start > 0 && out.charAt(start - 1) == ' ') {
            out.insert(start, '\\');
        }
    }

    /** At most so many line breaks before what comes next. */
    void tighten(int lineBreaks) {
        breaks = prefixes.inOneLine() ? 0 : lineBreaks;
    }

    void openMark(String mark) {
        marks.push(mark);
    }

    void openLink(Url target) {
        String url = target.toString().replace("(", "%28").replace(")", "%29");
        if (!space && endsWith(')')) {
            space = true;
        }
        marks.pushLink(url);
    }

    void closeMark() {
        marks.pop();
    }

    void text(String raw) {
        char[] text = raw.toCharArray(); // looked at one by one more quickly
        int i = 0;
        while (i < text.length) {
            if (TextCleaner.isBlank(text[i])) {
                space = true;
                inWord = false;
                i++;
            } else {
                i = isLetter(text[i]) ? plain(raw, text, i) : character(raw, i);
            }
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = '!'; c < 127; c++) {
            kinds[c] = Character.isLetterOrDigit(c) ? IN_WORD : PLAIN;
        }
        "\\`*_[]<&~".chars().forEach(c -> kinds[c] = 0);
        kinds[' '] = BLANK;
        return kinds;
    }

    /** What the character is within a line; 0 when it may mean something in Markdown. */
    private static int kind(char c) {
        return c < KINDS.length ? KINDS[c] : 0;
    }

    /**
     * Writes a run of plain words at once, with single blanks between them: most of any text. The loop has no branch for each character,
     * since nobody can foretell where the next word ends.
     */
    private int plain(String raw, char[] text, int from) {
        start();
        marks.before(text[from]);
        int inside = inWord ? IN_WORD : 0;
        int before = 0;
        int end = from;
        for (; end < text.length; end++) {
            int kind = kind(text[end]);
            if (kind == 0 || (kind & before) == BLANK) {
                break;
            }
            int now = (inside | kind) & IN_WORD & ~(kind >> 1);
            words += now & ~inside;
            inside = now;
            before = kind;
        }
        if (before == BLANK) {
            end--;
        }
        inWord = inside != 0;
        out.append(raw.substring(from, end));
        lineStart = false;
        return end;
    }

    private int character(String raw, int from) {
        int c = raw.codePointAt(from);
        int end = from + Character.charCount(c);
        if (!TextCleaner.isInvisible(c)) {
            start();
            marks.before(raw.charAt(from));
            escape(c, raw, end);
            count(c);
        }
        return end;
    }

    /** A sign of our own within a word; nothing when it is empty. */
    void sign(String sign) {
        if (!sign.isBlank()) {
            start();
            out.append(sign);
        }
        space |= sign.equals(" ");
    }

    /** Code within a line. */
    void code(String raw) {
        String code = TextCleaner.line(raw);
        if (!code.isEmpty()) {
            start();
            out.append(endsWith('`') ? " " : "");
            String fence = fence(code, 1);
            String pad = fence.length() > 1 ? " " : "";
            out.append(fence).append(pad).append(code).append(pad).append(fence);
            lineStart = false;
            words++;
        }
    }

    /** A block of code, its lines unchanged. */
    void codeBlock(String raw, String language) {
        String code = TextCleaner.lines(raw).stripTrailing();
        code = code.substring(indexOfFirstLine(code));
        if (code.isBlank()) {
            return;
        }
        block(2);
        String fence = fence(code, 3);
        line(fence + language);
        code.lines().forEach(this::line);
        line(fence);
        block(2);
    }

    private static int indexOfFirstLine(String code) {
        int start = 0;
        while (code.startsWith("\n", start)) {
            start++;
        }
        return start;
    }

    /** As many back-ticks as asked for, and more than any run of them in the code. */
    private static String fence(String code, int shortest) {
        int longest = shortest - 1;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }

    /** A line that is already Markdown. */
    void line(String markdown) {
        start();
        out.append(markdown);
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        breaks = Math.max(breaks, 1);
        words += words(markdown);
    }

    /** How many runs of characters with a letter or digit there are between blanks. */
    public static int words(String text) {
        int words = 0;
        boolean counted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean counts = !counted && Character.isLetterOrDigit(c);
            words += counts ? 1 : 0;
            counted = !TextCleaner.isBlank(c) && (counted || counts);
        }
        return words;
    }

    private void start() {
        glued = false;
        if (breaks > 0 || out.isEmpty()) {
            startLine();
        } else if (space) {
            out.append(' ');
        }
        space = false;
        marks.open();
    }

    private void startLine() {
        if (!out.isEmpty()) {
            out.append('\n');
            if (breaks > 1) {
                prefixes.writeBlankLine();
                out.append('\n');
            }
        }
        prefixes.write();
        breaks = 0;
        lineStart = true;
        inWord = false;
    }

    /** What follows in the next piece of text is not known yet. */
    private void escape(int c, String raw, int end) {
        char next = end < raw.length() ? raw.charAt(end) : ' ';
        boolean special =
                switch (c) {
                    case '\\', '`', '*', '[' -> true;
                    case ']' -> !marks.isEmpty();
                    case '_' -> !inWord || !Character.isLetterOrDigit(next);
                    case '<' -> end == raw.length() || Character.isLetter(next) || "/!?".indexOf(next) >= 0;
                    case '&' ->
                        end == raw.length()
                                || ENTITY.matcher(raw).region(end, raw.length()).lookingAt();
                    case '#' -> lineStart;
                    case '>' -> lineStart;
                    case '-', '+', '=' -> lineStart && (TextCleaner.isBlank(next) || next == c);
                    case '~' -> end == raw.length() || next == c || endsWith('~');
                    case '.', ')' -> numberOpensLine() && TextCleaner.isBlank(next);
                    default -> false;
                };
        if (special) {
            out.append('\\');
        }
        out.appendCodePoint(c);
    }

    private boolean endsWith(int c) {
        return !out.isEmpty() && out.charAt(out.length() - 1) == c;
    }

    private boolean numberOpensLine() {
        return lineStart && inWord;
    }

    private void count(int c) {
        lineStart = lineStart && Character.isDigit(c);
        boolean letter = Character.isLetterOrDigit(c);
        if (letter && (!inWord || Character.isIdeographic(c))) {
            words++;
        }
        inWord = inWord || letter;
    }

    public int words() {
        return words;
    }

    /** The Markdown so far, without white space at its ends. */
    Optional<String> finished() {
        marks.close();
        String markdown = out.toString().strip();
        return markdown.isEmpty() ? Optional.empty() : Optional.of(markdown);
    }

    /** How many characters are written so far. */
    int length() {
        return out.length();
    }
}
