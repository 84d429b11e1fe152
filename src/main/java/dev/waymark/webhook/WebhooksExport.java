package dev.waymark.webhook;

import dev.waymark.account.AccountExport;
import dev.waymark.account.signin.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of an account and what was sent to them, without secrets and tokens. */
@ApplicationScoped
class WebhooksExport implements AccountExport {

    private static final int MAX_DELIVERIES = 10_000;

    @Inject
    private Endpoints endpoints;

    @Inject
    private Deliveries deliveries;

    /** An endpoint. */
    private record Exported(String url, List<String> events, String state, String created, List<Sent> deliveries) {}

    /** A message to it. */
    private record Sent(
            String id,
            String type,
            String created,
            String state,
            int attempts,
            @Nullable Integer status) {

        static Sent of(Delivery delivery) {
            return new Sent(
                    delivery.key(),
                    delivery.type(),
                    delivery.created().toString(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.status().orElse(null));
        }
    }

    @Override
    public String file() {
        return "webhooks.json";
    }

    @Override
    public List<? extends Record> of(Account account) {
        List<Delivery> sent = deliveries.latest(account.id(), MAX_DELIVERIES);
        return endpoints.of(account.id()).stream()
                .map(endpoint -> new Exported(
                        endpoint.url(),
                        endpoint.events(),
                        endpoint.state(),
                        endpoint.created().toString(),
                        sent.stream()
                                .filter(delivery -> delivery.endpoint() == endpoint.id())
                                .map(Sent::of)
                                .toList()))
                .toList();
    }
}
