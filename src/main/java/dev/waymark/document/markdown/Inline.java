package dev.waymark.document.markdown;

import dev.waymark.deadline.Deadline;
import java.util.regex.Pattern;

/** Reads what a line of Markdown says without its markup: links by their text, emphasis and code by their content. */
public final class Inline {

    private static final String MARKUP = "]*`\\";
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*+)]\\([^()\\s]*+\\)");
    private static final Pattern EMPHASIS = Pattern.compile("(\\*{1,3}|(?<!`)`++)([^*`]++)\\1");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");

    private Inline() {}

    public static String plain(String markdown) {
        Deadline.check();
        String visible = Characters.visible(markdown).strip();
        if (visible.chars().noneMatch(c -> MARKUP.indexOf(c) >= 0)) {
            return visible;
        }
        String text = LINK.matcher(visible).replaceAll("$1");
        return ESCAPE.matcher(EMPHASIS.matcher(text).replaceAll("$2"))
                .replaceAll("$1")
                .strip();
    }
}
