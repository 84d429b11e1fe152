package dev.waymark.apikey;

import dev.waymark.account.signin.Account;
import dev.waymark.storage.Sql;
import dev.waymark.web.ApiScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All keys. What is stored of one opens nothing. */
@ApplicationScoped
class ApiKeys {

    /** Keys of one account. */
    static final int MOST = 20;

    @Inject
    private Sql sql;

    /**
     * Makes a key.
     *
     * @param days until it ends; null for never
     * @return the key, which is shown once and never again; empty when the account has as many as it may
     */
    @Transactional
    Optional<KeyText> make(Account account, String name, Set<ApiScope> scopes, @Nullable Integer days) {
        sql.lock("api keys " + account.id());
        if (of(account).size() >= MOST) {
            return Optional.empty();
        }
        KeyText key = KeyText.random();
        sql.of("""
                        insert into api_keys (account_id, name, hint, key_hash, scopes, expires_at)
                        values (:account, :name, :hint, :hash, :scopes, now() + make_interval(days => cast(:days as integer)))
                        """)
                .with("account", account.id())
                .with("name", name)
                .with("hint", key.hint())
                .with("hash", key.hash())
                .with("scopes", ApiKey.write(scopes))
                .with("days", days)
                .update();
        return Optional.of(key);
    }

    /** Those of an account, the newest first; ones that have expired are listed until they are deleted. */
    @Transactional
    List<ApiKey> of(Account account) {
        return sql.of("select " + ApiKey.COLUMNS + " from api_keys where account_id = :account order by id desc")
                .with("account", account.id())
                .list(ApiKey::of);
    }

    /** Ends a key at once; false when the account has none of this number. */
    @Transactional
    boolean delete(Account account, long id) {
        return sql.of("delete from api_keys where id = :id and account_id = :account")
                        .with("id", id)
                        .with("account", account.id())
                        .update()
                == 1;
    }

    /** The key of this text, if it is good; notes that it was used. */
    @Transactional
    Optional<ApiKey> find(String text) {
        if (!KeyText.isOne(text)) {
            return Optional.empty();
        }
        byte[] hash = new KeyText(text).hash();
        Optional<ApiKey> found = sql.of("select " + ApiKey.COLUMNS
                        + " from api_keys where key_hash = :hash and coalesce(expires_at > now(), true)")
                .with("hash", hash)
                .first(ApiKey::of);
        found.ifPresent(key -> sql.of("""
                        update api_keys set used_at = now()
                        where id = :id and coalesce(used_at < now() - interval '1 minute', true)
                        """).with("id", key.id()).update());
        return found;
    }
}
