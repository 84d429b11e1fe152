package dev.waymark.webhook;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.web.Ids;
import java.time.Instant;
import java.util.Optional;

/**
 * A message to one endpoint, as the log shows it.
 *
 * @param key by which the receiver knows it
 * @param state {@code waiting}, {@code delivered} or {@code failed}
 * @param status of the last answer; empty when there was none
 * @param problem why there was none; empty when nothing was tried yet, or there was one
 * @param next when it is tried again; empty when it is not
 * @param repeatable whether its owner may have it sent again
 */
public record Delivery(
        long id,
        String key,
        String type,
        long endpoint,
        String url,
        String state,
        int attempts,
        Optional<Integer> status,
        Optional<String> problem,
        Instant created,
        Optional<Instant> next,
        boolean repeatable) {

    static final String SELECT = """
            select deliveries.id, messages.key, type, endpoint_id, url, deliveries.state, attempts, status, problem, deliveries.created_at,
                   case when deliveries.state = 'WAITING' and endpoints.state = 'ACTIVE' then due_at end as next,
                   type <> 'endpoint.challenge' and deliveries.state <> 'WAITING' and endpoints.state = 'ACTIVE' as repeatable
            from webhook_deliveries deliveries
            join webhook_messages messages on messages.id = message_id
            join webhook_endpoints endpoints on endpoints.id = endpoint_id
            """;

    static Delivery of(Row row) {
        return new Delivery(
                row.longValue("id"),
                row.text("key"),
                row.text("type"),
                row.longValue("endpoint_id"),
                row.text("url"),
                Ids.of(DeliveryState.valueOf(row.text("state"))),
                row.intValue("attempts"),
                row.optionalInt("status"),
                row.optionalText("problem"),
                row.instant("created_at"),
                row.optionalInstant("next"),
                row.booleanValue("repeatable"));
    }

    /** What became of it, in words. */
    public Message words() {
        Message outcome = status.map(code -> Message.of("webhooks.answered", code))
                .or(() -> problem.map(why -> Message.of("webhooks.problem." + why)))
                .orElse(Message.of("webhooks.untried"));
        return state.equals("waiting") && attempts == 0 ? outcome : Message.of("webhooks.delivery." + state, outcome);
    }
}
