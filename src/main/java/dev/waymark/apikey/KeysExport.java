package dev.waymark.apikey;

import dev.waymark.account.AccountExport;
import dev.waymark.account.signin.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of an account that takes its data along, without what opens anything. */
@ApplicationScoped
class KeysExport implements AccountExport {

    @Inject
    private ApiKeys keys;

    private record Key(
            String name,
            String begins,
            String scopes,
            String created,
            @Nullable String expires,
            @Nullable String lastUsed) {

        static Key of(ApiKey key) {
            return new Key(
                    key.name(),
                    key.hint(),
                    ApiKey.write(key.scopes()),
                    key.created().toString(),
                    key.expires().map(Instant::toString).orElse(null),
                    key.used().map(Instant::toString).orElse(null));
        }
    }

    @Override
    public String file() {
        return "api-keys.json";
    }

    @Override
    public List<? extends Record> of(Account account) {
        return keys.of(account).stream().map(Key::of).toList();
    }
}
