package dev.waymark.monitor;

import dev.waymark.change.Change;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import java.time.Instant;

/**
 * A proposed change as the page shows it.
 *
 * @param title what kind of change it is
 * @param label what it is about
 * @param link the address that it is about; empty when there is none
 * @param before what the file says; empty when nothing
 * @param after what it would say; empty when nothing
 * @param ours whether we had written what it replaces
 */
public record ProposedChange(
        long id,
        Message title,
        String label,
        String link,
        String before,
        String after,
        String section,
        boolean ours,
        boolean important,
        Instant seen) {

    static ProposedChange of(Proposals.Open open) {
        Change change = open.change();
        return new ProposedChange(
                open.id(),
                title(change),
                change.label(),
                change.subject().startsWith("http") ? change.subject() : "",
                change.before(),
                change.after(),
                change.section(),
                change.ours(),
                change.weight() == Change.Weight.IMPORTANT,
                open.seen());
    }

    /** What kind of change it is, in words. */
    public static Message title(Change change) {
        return Message.of("change." + Ids.of(change.kind()));
    }
}
