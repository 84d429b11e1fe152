package dev.waymark.describe;

import dev.waymark.template.Goal;
import dev.waymark.template.PageKind;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import java.util.List;

/**
 * What a {@link Describer} is told: the file as the extract makes it, and the text behind it.
 *
 * @param name what the organisation or product is called
 * @param summary the summary that stands if it offers none
 * @param entries the pages that the file lists, in its order
 */
public record DescribeRequest(
        Template template, Sector sector, Goal goal, String name, String summary, List<Entry> entries) {

    /** The most characters of one page that a describer is shown. */
    public static final int LONGEST = 4_000;

    public DescribeRequest {
        entries = List.copyOf(entries);
    }

    /**
     * A page of the file.
     *
     * @param number its only name towards a describer, from 1
     * @param main whether it is in the main body
     * @param notes what is behind it if the describer offers nothing; may be empty
     * @param text what the page says, without addresses and without what speaks to the reading model: at most {@link #LONGEST} characters
     */
    public record Entry(int number, String name, PageKind kind, boolean main, String notes, String text) {}
}
