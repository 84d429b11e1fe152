package dev.waymark.admin;

import dev.waymark.payment.Refunds;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What all pages of the operator begin with: their navigation says how many payments need attention. */
@ApplicationScoped
class OperatorPages {

    @Inject
    private Refunds refunds;

    View page(String template) {
        return View.of(template).with("attention", refunds.countDue());
    }

    /** The whole page, or for htmx only what changes of it. */
    Response page(View view, @Nullable String htmx) {
        return Response.ok(htmx == null ? view.with("attention", refunds.countDue()) : view.only("live"))
                .header("Vary", "HX-Request")
                .build();
    }
}
