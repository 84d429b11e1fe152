package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.message.Message;
import dev.waymark.payment.Refunds;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What all pages of the operator begin with: their navigation says how many payments need attention. */
@ApplicationScoped
class OperatorPages {

    private static final int MAX_REASON = 500;

    @Inject
    private Refunds refunds;

    @Inject
    private Audit audit;

    @Inject
    private ClientIds clients;

    View page(String template) {
        return View.of(template).with("attention", refunds.countDue());
    }

    /**
     * The reason that an operator has to give.
     *
     * @throws WebApplicationException 422 when it is missing or too long
     */
    static String reason(String typed) {
        String reason = typed.replace("\0", "").strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON) {
            throw ProblemDetails.invalid("reason", Message.of("monitoring.block.reason.wrong", MAX_REASON))
                    .asException();
        }
        return reason;
    }

    /** Notes what an operator has done on a page, and leads back to it: {@code /admin/} and the name of what it was done to. */
    Response noted(String target, String action, Message outcome, HttpServletRequest request) {
        long number = audit.note(
                action, target, outcome.toString(), clients.of(request).name());
        return Response.seeOther(URI.create("/admin/" + target + "?done=" + number))
                .build();
    }

    /** The whole page, or for htmx only what changes of it. */
    Response page(View view, @Nullable String htmx) {
        return Response.ok(htmx == null ? view.with("attention", refunds.countDue()) : view.only("live"))
                .header("Vary", "HX-Request")
                .build();
    }
}
