package dev.waymark.bulk;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SealedTokens;
import dev.waymark.message.Message;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.submission.Order;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All lists. */
@ApplicationScoped
public class Bulks {

    /** How many lists of an account are kept; with a newer one, the oldest that has ended is deleted. */
    static final int MAX_KEPT = 100;

    private static final String WITH_COUNTS = "select bulks.id, public_id, name, created_at, finished_at, "
            + BulkCounts.COLUMNS + " from bulks join bulk_items on bulk_items.bulk_id = bulks.id ";
    private static final String BY_BULK = " group by bulks.id order by bulks.id desc limit :most";

    @Inject
    private Sql sql;

    @Inject
    private SealedTokens tokens;

    @Inject
    private Event<BulkFinished> finished;

    /** Stores a list with its websites; one of which none was accepted ends with that. */
    @Transactional
    BulkId store(Account account, String name, List<CheckedItem> items) {
        BulkId id = BulkId.random();
        long number = sql.of("""
                        insert into bulks (public_id, account_id, name) values (:id, :account, :name) returning id
                        """)
                .with("id", id.text())
                .with("account", account.id())
                .with("name", name)
                .one(row -> row.longValue("id"));
        sql.of("""
                        insert into bulk_items (bulk_id, position, url, template, sector, goal, noindex, state, reason)
                        select :bulk, position, url, template, sector, goal, noindex = 'yes',
                               case when reason = '' then 'WAITING' else 'REFUSED' end, cast(nullif(reason, '') as jsonb)
                        from unnest(cast(:urls as text[]), cast(:templates as text[]), cast(:sectors as text[]), cast(:goals as text[]),
                                    cast(:noindexes as text[]), cast(:reasons as text[]))
                            with ordinality as item (url, template, sector, goal, noindex, reason, position)
                        """)
                .with("bulk", number)
                .with("urls", column(items, CheckedItem::url))
                .with("templates", column(items, item -> part(item, Order::template)))
                .with("sectors", column(items, item -> part(item, Order::sector)))
                .with("goals", column(items, item -> part(item, Order::goal)))
                .with("noindexes", column(items, item -> part(item, order -> order.includeNoindex() ? "yes" : "")))
                .with("reasons", column(items, item -> item.reason()
                        .map(StoredJson::write)
                        .orElse("")))
                .update();
        sql.of("""
                        delete from bulks where account_id = :account and finished_at is not null
                          and id not in (select id from bulks where account_id = :account order by id desc limit :most)
                        """).with("account", account.id()).with("most", MAX_KEPT).update();
        endIfOver(number);
        return id;
    }

    private static String[] column(List<CheckedItem> items, Function<CheckedItem, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    private static String part(CheckedItem item, Function<Order, String> value) {
        return item.order().map(value).orElse("");
    }

    /** A list of the account. */
    @Transactional
    Optional<Bulk> find(Account account, BulkId id) {
        return sql.of(WITH_COUNTS + "where account_id = :account and public_id = :id" + BY_BULK)
                .with("account", account.id())
                .with("id", id.text())
                .with("most", 1)
                .first(Bulk::of);
    }

    /** The lists of the account, the newest first. */
    @Transactional
    List<Bulk> of(Account account) {
        return sql.of(WITH_COUNTS + "where account_id = :account" + BY_BULK)
                .with("account", account.id())
                .with("most", 2 * MAX_KEPT)
                .list(Bulk::of);
    }

    /** The websites of a list, in its order. */
    @Transactional
    List<BulkItem> items(Bulk bulk) {
        return sql.of("""
                        select position, bulk_items.url, bulk_items.state, sealed, reason, score, grade,
                               visible_submissions.id is not null as present
                        from bulk_items left join visible_submissions on visible_submissions.id = bulk_items.submission_id
                        where bulk_id = :bulk order by position
                        """).with("bulk", bulk.number()).list(BulkItem::of);
    }

    /** Takes the websites out that wait in a list; jobs go on. */
    @Transactional
    void stop(Bulk bulk) {
        lock(bulk.number());
        sql.of("""
                        update bulk_items set state = 'STOPPED', reason = cast(:reason as jsonb)
                        where bulk_id = :bulk and state = 'WAITING'
                        """)
                .with("reason", StoredJson.write(Message.of("lists.reason.stopped")))
                .with("bulk", bulk.number())
                .update();
        endIfOver(bulk.number());
    }

    private void lock(long bulk) {
        sql.of("select 1 from bulks where id = :bulk for update")
                .with("bulk", bulk)
                .exists();
    }

    /** Ends a list of which nothing waits or is read, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endIfOver(long bulk) {
        BulkCounts counts = sql.of("select " + BulkCounts.COLUMNS + " from bulk_items where bulk_id = :bulk")
                .with("bulk", bulk)
                .one(BulkCounts::of);
        if (!counts.areOver()) {
            return;
        }
        sql.of(
                        "update bulks set finished_at = now() where id = :bulk and finished_at is null returning account_id, public_id")
                .with("bulk", bulk)
                .first(row -> new BulkFinished(
                        row.longValue("account_id"),
                        row.text("public_id"),
                        counts.total(),
                        counts.finished(),
                        counts.failed() + counts.stopped()))
                .ifPresent(finished::fire);
    }

    /** Deletes lists 30 days after their end; their jobs have terms of their own. */
    @Transactional
    public void deleteOld() {
        sql.of("delete from bulks where finished_at < now() - interval '30 days'")
                .update();
    }

    /** Opens the token of a website's job; empty when it has none, or its job is gone. */
    Optional<Token> token(BulkItem item) {
        return item.present() ? item.sealed().flatMap(tokens::open) : Optional.empty();
    }
}
