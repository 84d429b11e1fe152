package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.AccountSessions;
import dev.waymark.account.signin.SealedTokens;
import dev.waymark.account.signin.SignIns;
import dev.waymark.mail.MailAddress;
import dev.waymark.mail.MailLine;
import dev.waymark.mail.Mails;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.submission.Offer;
import dev.waymark.submission.Submissions;
import dev.waymark.version.Version;
import dev.waymark.version.Versions;
import dev.waymark.web.Ids;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Whatever is stored of an account, as files of JSON; tokens and hashes, which are no data of a person, are left out. */
@ApplicationScoped
class AccountData {

    private static final int MOST_PAYMENTS = 1_000;

    @Inject
    private Sql sql;

    @Inject
    private KeptSites sites;

    @Inject
    private SealedTokens tokens;

    @Inject
    private Versions versions;

    @Inject
    private Results results;

    @Inject
    private AccountSessions sessions;

    @Inject
    private SignIns signIns;

    @Inject
    private Submissions submissions;

    @Inject
    private Mails mails;

    @Inject
    @Any
    private Instance<AccountExport> exports;

    @Inject
    @ConfigProperty(name = "INVOICE_YEARS_KEPT")
    int invoiceYears;

    /** The account itself. */
    private record Person(String email, String created) {}

    /** A session. */
    private record Stay(String created, String lastSeen) {}

    /** A link that was asked for. */
    private record Asking(String asked, @Nullable String used) {}

    /** A mail to the address. */
    private record Letter(
            String kind,
            String state,
            String created,
            @Nullable String ended) {}

    /** A payment. */
    private record Paid(String order, String price, String state, String paid, String keptUntil) {}

    /** A subscription to the monitoring of a site. */
    private record Subscribed(
            String site,
            String price,
            String every,
            String state,
            @Nullable String started,
            @Nullable String renews,
            @Nullable String ends) {}

    /** A site with its newest file. */
    private record Site(
            String url,
            String name,
            String kept,
            String made,
            @Nullable String expires,
            @Nullable String llmsTxt,
            List<Saved> versions) {}

    /** A version of a file. */
    private record Saved(int version, String madeBy, String created, long bytes) {}

    /** How long records of payments are kept. */
    int invoiceYears() {
        return invoiceYears;
    }

    /** The payments that were made with the address of an account, or for a site that it keeps, the latest first. */
    @Transactional
    List<AccountPayment> payments(Account account) {
        String[] paidFor = Stream.concat(
                        submissions.ofEmail(account.email(), MOST_PAYMENTS).stream(),
                        sites.all(account).stream().map(KeptSite::number))
                .distinct()
                .map(String::valueOf)
                .toArray(String[]::new);
        return sql.of("""
                        select order_id, amount, currency, state, paid_at from submission_payments
                        where submission_id = any(cast(:submissions as bigint[])) and paid_at is not null
                        order by paid_at desc
                        """).with("submissions", paidFor).list(row -> AccountPayment.of(row, invoiceYears));
    }

    /** How many subscriptions of an account are charged for. */
    @Transactional
    long subscriptions(Account account) {
        return sql.of("""
                        select count(*) as live from account_subscriptions
                        where account_id = :account and state in ('ACTIVE', 'PAST_DUE', 'UNPAID')
                        """).with("account", account.id()).one(row -> row.longValue("live"));
    }

    /** The files by their names. */
    @Transactional
    Map<String, String> files(Account account) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("account.json", json(new Person(account.email(), time(account.created()))));
        files.put("sites.json", json(sites.all(account).stream().map(this::site).toList()));
        files.put(
                "payments.json",
                json(payments(account).stream().map(AccountData::paid).toList()));
        files.put("subscriptions.json", json(subscribed(account)));
        files.put(
                "sessions.json",
                json(sessions.of(account).stream()
                        .map(session -> new Stay(time(session.created()), time(session.seen())))
                        .toList()));
        files.put(
                "sign-ins.json",
                json(signIns.of(account).stream()
                        .map(line -> new Asking(time(line.created()), time(line.used())))
                        .toList()));
        files.put(
                "mails.json",
                json(MailAddress.parse(account.email()).stream()
                        .flatMap(address -> mails.linesTo(address).stream())
                        .map(AccountData::letter)
                        .toList()));
        exports.forEach(export -> files.put(export.file(), json(export.of(account))));
        return files;
    }

    private List<Subscribed> subscribed(Account account) {
        return sql.of("""
                        select site, amount, currency, period, state, started_at, renews_at, ends_at from account_subscriptions
                        where account_id = :account order by started_at desc nulls last
                        """).with("account", account.id()).list(AccountData::subscribed);
    }

    private static Subscribed subscribed(Row row) {
        return new Subscribed(
                row.text("site"),
                Offer.written(row.longValue("amount"), row.text("currency")),
                row.text("period").toLowerCase(Locale.ROOT),
                row.text("state").toLowerCase(Locale.ROOT),
                time(row.optionalInstant("started_at")),
                time(row.optionalInstant("renews_at")),
                time(row.optionalInstant("ends_at")));
    }

    private Site site(KeptSite site) {
        Optional<Token> token = tokens.open(site.sealed());
        return new Site(
                site.url(),
                site.name(),
                time(site.kept()),
                time(site.made()),
                time(site.expires()),
                token.flatMap(results::find).map(Result::llmsTxt).orElse(null),
                token.map(versions::of).orElse(List.of()).stream()
                        .map(AccountData::saved)
                        .toList());
    }

    private static Saved saved(Version version) {
        return new Saved(version.number(), version.author(), time(version.createdAt()), version.bytes());
    }

    private static Paid paid(AccountPayment payment) {
        return new Paid(
                payment.order().toString(),
                payment.price(),
                payment.state(),
                time(payment.paid()),
                time(payment.keptUntil()));
    }

    private static Letter letter(MailLine mail) {
        return new Letter(Ids.of(mail.kind()), mail.state(), time(mail.created()), time(mail.ended()));
    }

    private static String json(Object value) {
        return StoredJson.write(value);
    }

    private static String time(Instant at) {
        return at.toString();
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }
}
