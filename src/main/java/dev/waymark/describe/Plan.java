package dev.waymark.describe;

import dev.waymark.template.Template;
import java.util.List;

/**
 * How a {@link Describer} would lay out a file. The outline takes it as a whole, when it keeps to its rules, or not at all.
 *
 * @param sections the titles of the sections, in order
 * @param pages each page of the request, in the order in which the sections list them
 */
public record Plan(Template template, List<String> sections, List<PlannedPage> pages) {

    /** Where a page is in the file. */
    public enum Place {
        KEEP,
        OPTIONAL,
        LEAVE_OUT
    }

    /** What becomes of the notes of a page. */
    public enum Notes {
        KEEP,
        REWRITE,
        NONE
    }

    /**
     * A page of the plan.
     *
     * @param number of the page in the request
     * @param section the title of its section; blank for a page that is in none
     */
    public record PlannedPage(int number, String section, String name, Place place, Notes notes) {}

    public Plan {
        sections = List.copyOf(sections);
        pages = List.copyOf(pages);
    }
}
