package dev.waymark.submission;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** The fields of a form that orders a file, as they are sent; one that was left out is null. */
public class OrderForm {

    @FormParam("url")
    @Nullable
    String url;

    @FormParam("template")
    @Nullable
    String template;

    @FormParam("sector")
    @Nullable
    String sector;

    @FormParam("goal")
    @Nullable
    String goal;

    @FormParam("include_noindex")
    @Nullable
    Boolean includeNoindex;

    @FormParam("visit")
    @Nullable
    String visit;

    /** What is ordered, not yet checked. */
    public Order.Draft draft() {
        return new Order.Draft(url == null ? "" : url, template, sector, goal, includeNoindex);
    }

    /** The name of the visit to the form. */
    public @Nullable String visit() {
        return visit;
    }
}
