package dev.waymark.payment.subscription;

import dev.waymark.account.signin.Account;
import dev.waymark.payment.CheckoutSession;
import dev.waymark.payment.PaymentSettings;
import dev.waymark.payment.webhook.SubscriptionHint;
import dev.waymark.storage.Sql;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All subscriptions as they are stored. */
@ApplicationScoped
class SubscriptionRows {

    private static final String SELECT = "select " + SubscriptionRow.COLUMNS + " from subscriptions ";

    /** The one that counts: a live one, then one that still covers, then a checkout, then the latest. */
    private static final String THAT_COUNTS = """
            where submission_id = :submission
            order by closed_at is null and state <> 'OPEN' desc, covered and coalesce(covered_until > now(), true) desc,
                     closed_at is null desc, id desc
            limit 1
            """;

    @Inject
    private Sql sql;

    @Inject
    private PaymentSettings payments;

    /** A site that an account keeps. */
    record Kept(long submission, String url) {}

    /** The site that a token opens, if this account keeps it. */
    @Transactional
    Optional<Kept> kept(Account account, Token token) {
        return sql.of("""
                        select submission_id, url from kept_submissions
                        where submission_id = (select id from visible_submissions where token_hash = :token) and account_id = :account
                        """)
                .with("token", token.hash())
                .with("account", account.id())
                .first(row -> new Kept(row.longValue("submission_id"), row.text("url")));
    }

    /** The token, encrypted, of the site of a subscription of this account; empty when it is gone. */
    @Transactional
    Optional<String> sealed(SubscriptionRow row) {
        return sql.of("""
                        select sealed from kept_submissions where submission_id = :submission and account_id = :account
                        """)
                .with("submission", row.submissionId().orElse(0L))
                .with("account", row.accountId().orElse(0L))
                .first(found -> found.text("sealed"));
    }

    /** The live subscription of a site, or a new one whose checkout has not begun; the same for two who ask at once. */
    @Transactional
    SubscriptionRow place(Account account, Kept site, MonitorPrice price) {
        sql.lock("subscription of submission " + site.submission());
        return live(site.submission()).orElseGet(() -> sql.of("""
                                insert into subscriptions (submission_id, account_id, site, period, amount, currency, price_id, livemode)
                                values (:submission, :account, :site, :period, :amount, :currency, :priceId, :live)
                                returning
                                """ + SubscriptionRow.COLUMNS)
                .with("submission", site.submission())
                .with("account", account.id())
                .with("site", site.url())
                .with("period", price.period().name())
                .with("amount", price.amount())
                .with("currency", price.currency())
                .with("priceId", price.priceId().orElse(null))
                .with("live", payments.live())
                .one(SubscriptionRow::of));
    }

    /** The one subscription of a site that is not over at Stripe. */
    @Transactional
    Optional<SubscriptionRow> live(long submission) {
        return sql.of(SELECT + "where submission_id = :submission and closed_at is null")
                .with("submission", submission)
                .first(SubscriptionRow::of);
    }

    @Transactional
    Optional<SubscriptionRow> that(long submission) {
        return sql.of(SELECT + THAT_COUNTS).with("submission", submission).first(SubscriptionRow::of);
    }

    @Transactional
    Optional<SubscriptionRow> find(long id) {
        return sql.of(SELECT + "where id = :id").with("id", id).first(SubscriptionRow::of);
    }

    @Transactional
    Optional<SubscriptionRow> find(UUID key) {
        return sql.of(SELECT + "where subscription_key = :key").with("key", key).first(SubscriptionRow::of);
    }

    @Transactional
    boolean covers(long submission) {
        return sql.of("""
                        select 1 from subscriptions
                        where submission_id = :submission and covered and coalesce(covered_until > now(), true)
                        """).with("submission", submission).exists();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<SubscriptionRow> locked(long id) {
        return sql.of(SELECT + "where id = :id for update").with("id", id).first(SubscriptionRow::of);
    }

    /** The one that an event is about. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<SubscriptionRow> locked(SubscriptionHint hint) {
        return sql.of(SELECT + """
                        where stripe_id = :subscription or session_id = :session or subscription_key = :key
                        order by (stripe_id is not distinct from :subscription) desc, id desc limit 1 for update
                        """)
                .with("subscription", hint.subscription())
                .with("session", hint.session())
                .with("key", hint.key().orElse(null))
                .first(SubscriptionRow::of);
    }

    /** Stores where it can be paid for; false when it is not there any more. */
    @Transactional
    boolean offered(SubscriptionRow row, CheckoutSession page) {
        return sql.of("""
                        update subscriptions set session_id = :session, checkout_url = :url, checkout_closes_at = :closes
                        where id = :id and (session_id is null or session_id = :session)
                        """)
                        .with("session", page.sessionId())
                        .with("url", page.url().toString())
                        .with("closes", page.expires())
                        .with("id", row.id())
                        .update()
                == 1;
    }

    /** Stores what Stripe has said of one that is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void store(SubscriptionRow row, SubscriptionStatus said, Standing now) {
        sql.of("""
                        update subscriptions set
                            stripe_id = :stripeId, state = :state, covered = :covered, covered_until = :coveredUntil,
                            renews_at = :renewsAt, ends_at = :endsAt, past_due_since = :pastDueSince, grace_until = :graceUntil,
                            started_at = coalesce(started_at, case when :begun then now() end),
                            amount = case when :amount >= 0 then :amount else amount end,
                            currency = case when :amount >= 0 then :currency else currency end,
                            period = coalesce(:period, period),
                            closed_at = case when :closed then coalesce(closed_at, now()) end
                        where id = :id
                        """)
                .with("stripeId", said.id())
                .with("state", now.state().name())
                .with("covered", now.covered())
                .with("coveredUntil", now.coveredUntil().orElse(null))
                .with("renewsAt", now.renewsAt().orElse(null))
                .with("endsAt", now.endsAt().orElse(null))
                .with("pastDueSince", now.pastDueSince().orElse(null))
                .with("graceUntil", now.graceUntil().orElse(null))
                .with("begun", now.covered() || now.pastDueSince().isPresent())
                .with("amount", said.amount())
                .with("currency", said.currency())
                .with(
                        "period",
                        BillingPeriod.of(said.interval()).map(Enum::name).orElse(null))
                .with("closed", now.closed())
                .with("id", row.id())
                .update();
    }

    /** Ends one that Stripe does not know any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void close(long id) {
        sql.of("""
                        update subscriptions set state = 'ENDED', covered = false, renews_at = null, closed_at = coalesce(closed_at, now())
                        where id = :id
                        """).with("id", id).update();
    }

    /** Deletes one that was never paid for. */
    @Transactional(Transactional.TxType.MANDATORY)
    void delete(long id) {
        sql.of("delete from subscriptions where id = :id and stripe_id is null")
                .with("id", id)
                .update();
    }

    /** Deletes one whose checkout has not begun; the next who asks gets a new one. */
    @Transactional
    void withdraw(long id) {
        sql.of("delete from subscriptions where id = :id and stripe_id is null and session_id is null")
                .with("id", id)
                .update();
    }

    /** From now on it is to be cancelled at Stripe; the numbers of those that are not over there. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Long> cancelOfSubmission(long submission) {
        return sql.of("""
                        update subscriptions set cancel_wanted_at = coalesce(cancel_wanted_at, now())
                        where submission_id = :submission and closed_at is null returning id
                        """).with("submission", submission).list(row -> row.longValue("id"));
    }

    /** The same for all of an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Long> cancelOfAccount(long account) {
        return sql.of("""
                        update subscriptions set cancel_wanted_at = coalesce(cancel_wanted_at, now())
                        where account_id = :account and closed_at is null returning id
                        """).with("account", account).list(row -> row.longValue("id"));
    }

    /**
     * Claims subscriptions to ask Stripe about: each once a day, a checkout more often while it is young, one that is to be cancelled in
     * every run. What another server has claimed is passed over.
     *
     * @param age how old a checkout must be
     * @param pause the least time between two questions about one subscription
     */
    @Transactional
    List<Long> claim(Duration age, Duration pause, int most) {
        return sql.of("""
                        update subscriptions set asked_at = now() where id in (
                            select id from subscriptions
                            where closed_at is null and coalesce(stripe_id, session_id) is not null
                                  and case when cancel_wanted_at is not null or submission_id is null or account_id is null
                                           then asked_at is null or asked_at < now() - cast(:pause as interval)
                                           when state = 'OPEN'
                                           then created_at < now() - cast(:age as interval)
                                                and (asked_at is null or asked_at
                                                     < now() - greatest(cast(:pause as interval), (now() - created_at) / 12))
                                           else coalesce(asked_at, started_at, created_at) < now() - interval '1 day' end
                            order by asked_at nulls first, id limit :most for update skip locked)
                        returning id
                        """)
                .with("age", age.toString())
                .with("pause", pause.toString())
                .with("most", most)
                .list(row -> row.longValue("id"));
    }

    /** Claims the subscriptions whose time is over, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<SubscriptionRow> lapse(int most) {
        return sql.of("""
                        update subscriptions set covered = false, state = case when state = 'PAST_DUE' then 'UNPAID' else state end
                        where id in (
                            select id from subscriptions where covered and covered_until <= now()
                            order by covered_until limit :most for update skip locked)
                        returning
                        """ + SubscriptionRow.COLUMNS).with("most", most).list(SubscriptionRow::of);
    }

    /** Deletes what began nothing, and, of what is over, the records of accounts that are gone and those that are very old. */
    @Transactional
    void deleteOld(int years) {
        sql.of("""
                        delete from subscriptions
                        where stripe_id is null and session_id is null and created_at < now() - interval '2 days'
                           or closed_at is not null and account_id is null
                           or closed_at < now() - make_interval(years => :years)
                        """).with("years", years).update();
    }

    Instant now() {
        return sql.of("select now() as now").one(row -> row.instant("now"));
    }
}
