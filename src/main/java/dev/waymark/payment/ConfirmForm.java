package dev.waymark.payment;

import dev.waymark.submission.Order;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** The form that asks before a payment, as it is sent; a field that was left out is null. */
public class ConfirmForm {

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

    /** Says that the form was shown; of an order with an address, {@link SiteProbes#proof}. */
    @FormParam("shown")
    @Nullable
    String shown;

    @FormParam("buyer")
    @Nullable
    String buyer;

    @FormParam("agrees_to_start")
    @Nullable
    Boolean agreesToStart;

    Order.Draft draft() {
        return new Order.Draft(url, template, sector, goal, includeNoindex);
    }

    BuyerAnswer answer() {
        return new BuyerAnswer(buyer, agreesToStart);
    }
}
