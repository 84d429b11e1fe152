package dev.waymark.document;

import dev.waymark.document.markdown.Characters;
import dev.waymark.document.markdown.Fence;
import dev.waymark.document.markdown.LinkTarget;
import dev.waymark.document.markdown.PlainTextCleaner;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one page says, as Markdown: for its twin beside the page, and for its part of an {@code llms-full.txt}. Source: the
 * llms.txt proposal, version 2 of 2026-08-10.
 *
 * @param title one line of at most 100 characters, never empty
 * @param url where the text comes from
 * @param markdown the main content; its code blocks end with it
 */
public record PageText(String title, Url url, String markdown) {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");
    private static final Pattern UNSAFE_IN_NAME = Pattern.compile("[^A-Za-z0-9._~%-]++");
    private static final int LONGEST_NAME = 120;

    public PageText {
        title = PlainTextCleaner.name(title, PlainTextCleaner.name(url.host() + url.path(), url.host()));
        markdown = body(title, markdown);
    }

    /** The file: a title, the address it comes from, the content. */
    public String write() {
        return "# " + title + "\n\nSource: " + LinkTarget.written(url) + "\n"
                + (markdown.isEmpty() ? "" : "\n" + markdown + "\n");
    }

    /**
     * The same with the address of the llms.txt of the site in its first lines: who comes to one page finds the others.
     *
     * @param index where the llms.txt is
     */
    public String write(Url index) {
        return "# " + title + "\n\nSource: " + LinkTarget.written(url) + "\n\nIndex of this website for AI agents: "
                + LinkTarget.written(index) + "\n" + (markdown.isEmpty() ? "" : "\n" + markdown + "\n");
    }

    /**
     * The path of the twin, relative to the root of the site: {@code page.html.md}, {@code index.html.md} for a folder. Never
     * leaves its folder. Where characters had to be replaced, or the address has a query, a hash keeps paths apart.
     */
    public String path() {
        return path(url);
    }

    /** The path of the twin of the page at this address, see {@link #path()}. */
    public static String path(Url url) {
        List<String> names = new ArrayList<>();
        for (String segment : url.segments()) {
            String safe = UNSAFE_IN_NAME.matcher(segment).replaceAll("-");
            String name = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
            names.add(name.equals(segment) && !name.chars().allMatch(c -> c == '.') ? name : name + hash(segment));
        }
        if (url.path().endsWith("/")) {
            names.add("index.html");
        }
        return String.join("/", names) + (url.query().isEmpty() ? "" : hash(url.query())) + ".md";
    }

    private static String hash(String text) {
        return "-" + Integer.toHexString(text.hashCode());
    }

    private static String body(String title, String markdown) {
        List<String> lines = new ArrayList<>();
        Fence fence = null;
        for (String line : LINE_BREAK.split(markdown, -1)) {
            String visible = indented(line);
            fence = next(fence, visible);
            lines.add(visible);
        }
        if (fence != null) {
            lines.add(fence.marks());
        }
        return withoutHeading("# " + title + "\n", String.join("\n", lines) + "\n");
    }

    /** Without the title and empty lines at the start; the first line keeps its indentation, which may make it code. */
    private static String withoutHeading(String heading, String text) {
        int start = 0;
        while (text.startsWith("\n", start) || text.startsWith(heading, start)) {
            start += text.charAt(start) == '\n' ? 1 : heading.length();
        }
        return text.substring(start).stripTrailing();
    }

    private static String indented(String line) {
        return Characters.visible(line.replace("\t", "    ")).stripTrailing();
    }

    private static @Nullable Fence next(@Nullable Fence open, String line) {
        if (open != null) {
            return open.isClosedBy(line) ? null : open;
        }
        return Fence.opens(line) ? Fence.of(line) : null;
    }
}
