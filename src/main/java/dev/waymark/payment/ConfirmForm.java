package dev.waymark.payment;

import dev.waymark.submission.OrderForm;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** The form that asks before a payment, as it is sent; a field that was left out is null. */
public class ConfirmForm extends OrderForm {

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

    BuyerAnswer answer() {
        return new BuyerAnswer(buyer, agreesToStart);
    }
}
