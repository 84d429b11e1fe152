package dev.waymark.describe;

import dev.waymark.template.Goal;
import dev.waymark.template.PageKind;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import java.util.List;
import java.util.Set;

/**
 * What a {@link Describer} is told: the file as the extract makes it, and the text behind it.
 *
 * @param name what the organisation or product is called
 * @param summary the summary of the file if it offers none
 * @param entries the pages that the file lists, in its order
 */
public record DescribeRequest(
        Template template, Sector sector, Goal goal, String name, String summary, List<Entry> entries) {

    /** The most characters of one page that a describer is shown. */
    private static final int LONGEST = 4_000;

    /** The same of a page that says what the organisation is, what it does and how to reach it. */
    private static final int LONGEST_HUB = 8_000;

    private static final Set<PageKind> HUBS = Set.of(PageKind.ABOUT, PageKind.SERVICES, PageKind.CONTACT);

    public DescribeRequest {
        entries = List.copyOf(entries);
    }

    /**
     * A page of the file.
     *
     * @param number its only name towards a describer, from 1
     * @param section the title of its section
     * @param main whether it is in the main body
     * @param notes what is behind it if the describer offers nothing; may be empty
     * @param wanted whether better notes are asked for
     * @param text what the page says, without addresses and without what speaks to the reading model: at most {@link #longest} characters
     */
    public record Entry(
            int number,
            String name,
            PageKind kind,
            String section,
            boolean main,
            String notes,
            boolean wanted,
            String text) {}

    /** The most characters of a page of this kind that a describer is shown. */
    public static int longest(PageKind kind) {
        return HUBS.contains(kind) ? LONGEST_HUB : LONGEST;
    }
}
