package dev.waymark.payment.subscription;

import dev.waymark.account.signin.Accounts;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.Outbox;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Decides which mails a subscription calls for. There is one of a kind for each cause, however often it is looked at. */
@ApplicationScoped
class SubscriptionNotices {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Accounts accounts;

    /** Leaves the mails that follow from how a subscription is now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(SubscriptionRow row) {
        if (row.started().isEmpty()) {
            return;
        }
        write(row, MailKind.SUBSCRIBED, "");
        switch (row.stateNow()) {
            case ACTIVE ->
                RenewalReminder.of(row, clock.instant()).ifPresent(cause -> write(row, MailKind.RENEWAL, cause));
            case PAST_DUE -> write(row, MailKind.CARD_FAILED, at(row.pastDueSince()));
            case UNPAID -> write(row, MailKind.MONITORING_PAUSED, at(row.pastDueSince()));
            case ENDED -> write(row, MailKind.SUBSCRIPTION_ENDED, at(row.endsAt()));
            case OPEN -> {
                // nothing has been paid
            }
        }
    }

    private void write(SubscriptionRow row, MailKind kind, String cause) {
        row.accountId().flatMap(accounts::find).ifPresent(account -> sql.of("""
                        insert into subscription_notices (subscription_id, kind, cause) values (:subscription, :kind, :cause)
                        on conflict do nothing returning id
                        """)
                .with("subscription", row.id())
                .with("kind", kind.name())
                .with("cause", cause)
                .first(notice -> notice.longValue("id"))
                .ifPresent(notice -> outbox.send(kind, notice, account.email())));
    }

    /** The subscription that a notice is about. */
    @Transactional
    Optional<SubscriptionRow> about(long notice) {
        return sql.of(
                        "select " + SubscriptionRow.COLUMNS
                                + " from subscriptions where id = (select subscription_id from subscription_notices where id = :id)")
                .with("id", notice)
                .first(SubscriptionRow::of);
    }

    private static String at(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
