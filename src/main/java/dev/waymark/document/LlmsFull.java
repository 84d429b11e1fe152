package dev.waymark.document;

import dev.waymark.document.markdown.LinkTarget;
import dev.waymark.document.markdown.PlainTextCleaner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@code llms-full.txt}: the texts of the pages that an llms.txt lists, in its order, each with the address it comes from.
 *
 * @param text the file, at most as large as was allowed, save for the list of what was left out
 * @param leftOut the pages that did not fit
 */
public record LlmsFull(String text, List<PageText> leftOut) {

    private static final int KILOBYTE = 1_000;

    /**
     * Joins the texts of pages; one that does not fit whole is left out, and the file says so.
     *
     * @param name of the site
     * @param limit in bytes of UTF-8
     */
    public static LlmsFull of(String name, List<PageText> pages, int limit) {
        String title = "# " + PlainTextCleaner.name(name, "Untitled") + "\n";
        List<PageText> leftOut = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        long size = bytes(title);
        for (PageText page : pages) {
            String part = "\n" + page.write();
            if (size + bytes(part) <= limit) {
                text.append(part);
                size += bytes(part);
            } else {
                leftOut.add(page);
            }
        }
        return new LlmsFull(title + said(leftOut, limit) + text, List.copyOf(leftOut));
    }

    private static String said(List<PageText> leftOut, int limit) {
        StringBuilder said = new StringBuilder();
        for (PageText page : leftOut) {
            said.append(said.isEmpty() ? "\nLeft out, to keep within " + limit / KILOBYTE + " KB:\n\n" : "")
                    .append("- [" + page.title() + "](" + LinkTarget.written(page.url()) + ")\n");
        }
        return said.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
