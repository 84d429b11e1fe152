package dev.waymark.payment.subscription;

import dev.waymark.account.signin.Account;
import dev.waymark.payment.StripeUnavailable;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The customers at Stripe: one for each account that has begun to buy. */
@ApplicationScoped
class StripeCustomers {

    @Inject
    private Sql sql;

    @Inject
    private SubscriptionClient stripe;

    /** A customer whose account is gone. */
    record Orphan(long id, Optional<String> stripeId) {}

    /** The customer of an account; Stripe's id. */
    String of(Account account) throws StripeUnavailable {
        Optional<String> known = find(account.id());
        if (known.isPresent()) {
            return known.get();
        }
        UUID key = key(account.id());
        try {
            String created = stripe.createCustomer(key, account.email());
            store(account.id(), created);
            return created;
        } catch (StripeUnavailable e) {
            rename(key);
            throw e;
        }
    }

    /** Stripe would answer the same for a day to a request of the same name, be it a failure of its own. */
    @Transactional
    void rename(UUID key) {
        sql.of("""
                        update stripe_customers set customer_key = gen_random_uuid() where customer_key = :key and stripe_id is null
                        """).with("key", key).update();
    }

    @Transactional
    Optional<String> find(long account) {
        return sql.of("select stripe_id from stripe_customers where account_id = :account and stripe_id is not null")
                .with("account", account)
                .first(row -> row.text("stripe_id"));
    }

    @Transactional
    UUID key(long account) {
        return sql.of("""
                        insert into stripe_customers (account_id) values (:account)
                        on conflict (account_id) do update set account_id = excluded.account_id returning customer_key
                        """).with("account", account).one(row -> row.uuid("customer_key"));
    }

    @Transactional
    void store(long account, String created) {
        sql.of("update stripe_customers set stripe_id = :created where account_id = :account")
                .with("created", created)
                .with("account", account)
                .update();
    }

    /** Forgets a customer that Stripe does not know any more. */
    @Transactional
    void forget(String stripeId) {
        sql.of("delete from stripe_customers where stripe_id = :id")
                .with("id", stripeId)
                .update();
    }

    /** Claims customers whose account is gone; what another server has claimed is passed over. */
    @Transactional
    List<Orphan> claim(Duration pause, int most) {
        return sql.of("""
                        update stripe_customers set asked_at = now() where id in (
                            select id from stripe_customers
                            where account_id is null and (asked_at is null or asked_at < now() - cast(:pause as interval))
                            order by asked_at nulls first, id limit :most for update skip locked)
                        returning id, stripe_id
                        """)
                .with("pause", pause.toString())
                .with("most", most)
                .list(row -> new Orphan(row.longValue("id"), row.optionalText("stripe_id")));
    }

    @Transactional
    void delete(long id) {
        sql.of("delete from stripe_customers where id = :id").with("id", id).update();
    }
}
