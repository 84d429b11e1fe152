package dev.waymark.payment;

import dev.waymark.message.Message;
import dev.waymark.probe.ProbedSite;
import dev.waymark.submission.Order;
import dev.waymark.submission.Tiers;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The step before a payment: shows which site it is for, and asks who buys. */
@ApplicationScoped
class ConfirmPage {

    @Inject
    private SiteProbes probes;

    @Inject
    private Tiers tiers;

    /** For a site that was looked at just now. */
    View of(Order order, @Nullable String visit, ProbedSite site) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("url", order.url().toString());
        fields.put("template", order.template());
        fields.put("sector", order.sector());
        fields.put("goal", order.goal());
        fields.put("include_noindex", String.valueOf(order.includeNoindex()));
        fields.put("visit", visit == null ? "" : visit);
        fields.put("shown", probes.proof(order));
        return page("/payment/checkout", fields).with("site", site).with("order", order);
    }

    /** For a job that was done for free. */
    View of(Token job, Order order) {
        return page("/payment/jobs/" + job.text(), Map.of("shown", "yes"))
                .with("site", null)
                .with("order", order);
    }

    private View page(String action, Map<String, String> fields) {
        return View.of("payment/confirm")
                .with("action", action)
                .with("fields", fields)
                .with("offer", tiers.offer().orElse(null))
                .with("answer", BuyerAnswer.NONE)
                .with("wrong", Map.of());
    }

    /** The page as the answer to a form that was not complete; {@code shown} says whether the form had been this page's. */
    static Response again(View page, BuyerAnswer answer, boolean shown) {
        List<ProblemDetails.Field> problems = shown ? answer.problems() : List.of();
        Response.ResponseBuilder response = problems.isEmpty()
                ? Response.ok()
                : Response.fromResponse(
                        ProblemDetails.invalid(problems).asException().getResponse());
        return response.entity(page.with("answer", answer).with("wrong", byField(problems)))
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private static Map<String, Message> byField(List<ProblemDetails.Field> problems) {
        return problems.stream().collect(Collectors.toMap(ProblemDetails.Field::field, ProblemDetails.Field::message));
    }
}
