package dev.waymark.account.signin;

import dev.waymark.storage.Row;
import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param email in small letters; they have read mail at it
 */
public record Account(long id, String email, Instant created) {

    static Account of(Row row) {
        return new Account(row.longValue("id"), row.text("email"), row.instant("created_at"));
    }

    /** Without the address: logs are read by more people than accounts. */
    @Override
    public String toString() {
        return "account " + id;
    }
}
