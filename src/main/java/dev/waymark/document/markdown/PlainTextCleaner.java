package dev.waymark.document.markdown;

/**
 * One line of plain text in which Markdown sees no markup: the only way for a text from outside into a document. Square brackets
 * become round ones, other markup becomes a character that looks like it, entities are decoded. Cleaning twice is cleaning once.
 */
public final class PlainTextCleaner {

    private static final int NAME = 100;
    private static final int LINE = 300;
    private static final int PARAGRAPH = 1000;
    private static final String MARKUP = "[]<>*`\\";
    private static final String LOOKS_LIKE = "()\u2039\u203A\u2217'\u2216";
    private static final String OPENING = "-+=~#";
    private static final String NO_END = " _,;:-\u2013\u2014('";

    private final StringBuilder clean = new StringBuilder();
    private boolean blank;
    private int underscores;

    private PlainTextCleaner() {}

    /** A name or a title, at most 100 characters; the fallback when nothing of it can be kept. */
    public static String name(String raw, String fallback) {
        String name = cut(clean(raw), NAME);
        return name.isEmpty() ? fallback : name;
    }

    /** A text at the start of which nothing opens a list or a block, at most 300 characters, maybe empty. */
    public static String line(String raw) {
        return cut(withoutOpening(clean(raw)), LINE);
    }

    /** Like a line, but of at most 1,000 characters. */
    public static String paragraph(String raw) {
        return cut(withoutOpening(clean(raw)), PARAGRAPH);
    }

    /** A lead-in in bold, "More" where nothing is left of the text. */
    public static String bold(String raw) {
        return "**" + name(raw, "More") + "**";
    }

    private static String clean(String raw) {
        PlainTextCleaner text = new PlainTextCleaner();
        Characters.visible(raw).codePoints().forEach(text::add);
        return Characters.visible(text.clean.toString());
    }

    private void add(int character) {
        if (character == ' ') {
            blank = true;
        } else if (character == '_') {
            underscores++;
        } else if (character != '#' || !startsWord()) {
            separate(character);
            int markup = MARKUP.indexOf(character);
            clean.appendCodePoint(markup < 0 ? character : LOOKS_LIKE.charAt(markup));
            if (character == ';') {
                decode();
            }
        }
    }

    private boolean startsWord() {
        return blank || underscores > 0 || clean.isEmpty();
    }

    /** Writes what is between the last character and this one: underscores within a word, else one blank. */
    private void separate(int next) {
        boolean within = !blank && underscores > 0 && endsInLetter() && Character.isLetterOrDigit(next);
        if (within) {
            clean.append("_".repeat(underscores));
        } else if (startsWord() && !clean.isEmpty()) {
            clean.append(' ');
        }
        blank = false;
        underscores = 0;
    }

    private boolean endsInLetter() {
        return !clean.isEmpty() && Character.isLetterOrDigit(clean.codePointBefore(clean.length()));
    }

    private void decode() {
        int start = Entities.start(clean);
        if (start >= 0) {
            int character = Entities.decode(clean.substring(start + 1, clean.length() - 1));
            if (character != Entities.UNKNOWN) {
                clean.setLength(start);
                again(character);
            }
        }
    }

    /** Takes in a decoded character as if it had stood there; whatever stood before it is there again. */
    private void again(int character) {
        blank = clean.length() > 0 && clean.charAt(clean.length() - 1) == ' ';
        if (blank) {
            clean.setLength(clean.length() - 1);
        }
        Characters.visible(Character.toString(character))
                .codePoints()
                .filter(c -> !Characters.isMark(c))
                .forEach(this::add);
    }

    /** Without the bullets, rules, fences and underlines that it begins with. */
    private static String withoutOpening(String text) {
        int start = 0;
        for (int end = openingEnd(text, start); end > start; end = openingEnd(text, start)) {
            start = end;
        }
        return text.substring(start);
    }

    private static int openingEnd(String text, int start) {
        int end = start;
        while (end < text.length() && OPENING.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ' ') {
            return end + 1;
        }
        return end == text.length() || end - start >= 3 ? end : start;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        int word = text.lastIndexOf(' ', end);
        end = word > longest / 2 ? word : end;
        while (end > 0 && NO_END.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end) + '\u2026';
    }
}
