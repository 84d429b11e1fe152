package dev.waymark.apikey;

import dev.waymark.storage.Row;
import dev.waymark.web.ApiScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A key, without what opens anything.
 *
 * @param account whose it is; empty for the operator's
 * @param hint how it begins
 * @param expires when it ends by itself; empty when it does not
 * @param used when a request last came with it, to the minute
 */
public record ApiKey(
        long id,
        Optional<Long> account,
        String name,
        String hint,
        Set<ApiScope> scopes,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> used) {

    static final String COLUMNS = "id, account_id, name, hint, scopes, created_at, expires_at, used_at";

    static ApiKey of(Row row) {
        return new ApiKey(
                row.longValue("id"),
                row.optionalLong("account_id"),
                row.text("name"),
                row.text("hint"),
                read(row.text("scopes")),
                row.instant("created_at"),
                row.optionalInstant("expires_at"),
                row.optionalInstant("used_at"));
    }

    /** A scope that was dropped since opens nothing. */
    private static Set<ApiScope> read(String stored) {
        Set<String> names = Set.of(stored.split(" "));
        return Arrays.stream(ApiScope.values())
                .filter(scope -> names.contains(id(scope)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How scopes are stored and shown. */
    static String write(Set<ApiScope> scopes) {
        return new TreeSet<>(scopes).stream().map(ApiKey::id).collect(Collectors.joining(" "));
    }

    private static String id(ApiScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    /** What it may do, as it is shown. */
    public String abilities() {
        return write(scopes).replace(" ", ", ");
    }
}
