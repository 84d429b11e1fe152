package dev.waymark.webhook;

import dev.waymark.storage.Row;
import dev.waymark.web.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an account wants to be told of events, without its secret.
 *
 * @param events the types that it gets
 * @param challenged whether a challenge has been sent that can still be answered
 * @param former until when messages are signed with the earlier secret as well
 * @param failing since when it has taken nothing; empty when the last message was taken
 */
public record Endpoint(
        long id,
        long account,
        String url,
        List<String> events,
        String state,
        boolean challenged,
        Optional<Instant> former,
        Optional<Instant> failing,
        Instant created) {

    static final String COLUMNS = """
            id, account_id, url, events, state, coalesce(challenge_ends > now(), false) as challenged,
            case when former_until > now() then former_until end as former, failing_since, created_at
            """;

    static Endpoint of(Row row) {
        return new Endpoint(
                row.longValue("id"),
                row.longValue("account_id"),
                row.text("url"),
                Arrays.stream(row.text("events").split(" "))
                        .filter(id -> EventType.of(id).isPresent())
                        .toList(),
                Ids.of(EndpointState.valueOf(row.text("state"))),
                row.booleanValue("challenged"),
                row.optionalInstant("former"),
                row.optionalInstant("failing_since"),
                row.instant("created_at"));
    }

    /** How types are stored. */
    static String write(List<EventType> events) {
        return events.stream().map(EventType::id).collect(Collectors.joining(" "));
    }

    boolean is(EndpointState some) {
        return state.equals(Ids.of(some));
    }

    /** Whether it has to be confirmed before it gets anything. */
    public boolean isUnconfirmed() {
        return !is(EndpointState.ACTIVE) && !is(EndpointState.PAUSED);
    }
}
