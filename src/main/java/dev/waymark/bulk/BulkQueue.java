package dev.waymark.bulk;

import dev.waymark.account.signin.SealedTokens;
import dev.waymark.assessment.Assessments;
import dev.waymark.assessment.ScoreSummary;
import dev.waymark.job.Jobs;
import dev.waymark.message.Message;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.submission.FreeQueue;
import dev.waymark.submission.Order;
import dev.waymark.submission.SubmittedForAccount;
import dev.waymark.url.Url;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moves lists on: notes what jobs have come to, and gives the next websites a job. A website gets its job and its state in one transaction, so it has
 * one job or waits. Of each account only a few are read at a time, whichever of its lists they are in, and the bounds of the queue hold for
 * them as for everybody.
 */
@ApplicationScoped
class BulkQueue {

    private static final Logger LOG = Logger.getLogger(BulkQueue.class.getName());

    @Inject
    private Event<SubmittedForAccount> submitted;

    @Inject
    private Sql sql;

    @Inject
    private FreeQueue queue;

    @Inject
    private Bulks bulks;

    @Inject
    private SealedTokens tokens;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private Jobs jobs;

    @Inject
    @ConfigProperty(name = "BULK_AT_ONCE")
    int atOnce;

    /** The lists that have not ended, the oldest first. */
    @Transactional
    List<Long> open() {
        return sql.of("select id from bulks where finished_at is null order by id")
                .list(row -> row.longValue("id"));
    }

    /** Moves one list on, unless another server does. */
    @Transactional
    void advance(long bulk) {
        Optional<Long> account = sql.of(
                        "select account_id from bulks where id = :bulk and finished_at is null for update skip locked")
                .with("bulk", bulk)
                .first(row -> row.longValue("account_id"));
        if (account.isEmpty()) {
            return;
        }
        sql.lock("bulks " + account.get());
        ended(bulk).forEach(item -> note(bulk, item));
        boolean taken = true;
        for (int free = atOnce - queued(account.get()); free > 0 && taken; free--) {
            taken = next(bulk).map(item -> enqueue(bulk, account.get(), item)).orElse(false);
        }
        bulks.endIfOver(bulk);
    }

    /** A website whose job has ended, or is gone. */
    private record Ended(
            int position, Optional<Long> job, String state, Optional<String> sealed, Optional<String> problem) {

        static Ended of(Row row) {
            return new Ended(
                    row.intValue("position"),
                    row.optionalLong("job_id"),
                    row.optionalText("job_state").orElse(""),
                    row.optionalText("sealed"),
                    row.optionalText("problem"));
        }
    }

    private List<Ended> ended(long bulk) {
        return sql.of("""
                        select position, sealed, visible_submissions.job_id, visible_submissions.state as job_state, problem
                        from bulk_items
                        left join visible_submissions on visible_submissions.id = bulk_items.submission_id
                        left join visible_jobs on visible_jobs.id = visible_submissions.job_id
                        where bulk_id = :bulk and bulk_items.state = 'QUEUED'
                          and coalesce(visible_submissions.state in ('FINISHED', 'FAILED', 'CANCELLED'), true)
                        """).with("bulk", bulk).list(Ended::of);
    }

    private void note(long bulk, Ended item) {
        if (item.state().equals("FINISHED")) {
            Optional<ScoreSummary> score = score(item);
            sql.of("""
                            update bulk_items set state = 'FINISHED', score = cast(:score as integer), grade = :grade
                            where bulk_id = :bulk and position = :position
                            """)
                    .with("score", score.map(ScoreSummary::overall).orElse(null))
                    .with("grade", score.map(known -> known.grade().name()).orElse(null))
                    .with("bulk", bulk)
                    .with("position", item.position())
                    .update();
        } else {
            sql.of("""
                            update bulk_items set state = 'FAILED', reason = cast(:reason as jsonb)
                            where bulk_id = :bulk and position = :position
                            """)
                    .with("reason", StoredJson.write(reason(item)))
                    .with("bulk", bulk)
                    .with("position", item.position())
                    .update();
        }
    }

    private static Message reason(Ended item) {
        return switch (item.state()) {
            case "FAILED" -> item.problem().map(Message::verbatim).orElseGet(() -> Message.of("job.problem.ours"));
            case "CANCELLED" -> Message.of("lists.reason.cancelled");
            default -> Message.of("lists.reason.deleted");
        };
    }

    /** A file without a score is still a file. */
    private Optional<ScoreSummary> score(Ended item) {
        Optional<Token> token = item.sealed().flatMap(tokens::open);
        Optional<String> file = token.flatMap(results::find).map(Result::llmsTxt);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> job = item.job();
        try {
            return Optional.of(
                    ScoreSummary.of(token.flatMap(assessments::find), file.get(), () -> job.flatMap(jobs::templateOf)));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A file of a list could not be scored", e);
            return Optional.empty();
        }
    }

    private int queued(long account) {
        return sql.of("""
                        select count(*) as queued from bulk_items join bulks on bulks.id = bulk_items.bulk_id
                        where account_id = :account and finished_at is null and state = 'QUEUED'
                        """).with("account", account).one(row -> row.intValue("queued"));
    }

    /** A website that waits. */
    private record Next(int position, Order order) {

        static Next of(Row row) {
            return new Next(
                    row.intValue("position"),
                    new Order(
                            Url.parse(row.text("url")),
                            row.text("template"),
                            row.text("sector"),
                            row.text("goal"),
                            row.booleanValue("noindex")));
        }
    }

    private Optional<Next> next(long bulk) {
        return sql.of("""
                        select position, url, template, sector, goal, noindex from bulk_items
                        where bulk_id = :bulk and state = 'WAITING' order by position limit 1
                        """).with("bulk", bulk).first(Next::of);
    }

    /** False when the queue takes no more of the account, or of anybody, at the moment. */
    private boolean enqueue(long bulk, long account, Next item) {
        Token token = Token.random();
        try {
            queue.add(token, item.order(), KeyHolder.nameOf(account));
        } catch (WebApplicationException full) {
            LOG.fine(() -> "A list waits for the queue: " + full.getMessage());
            return false;
        }
        sql.of("""
                        update bulk_items set state = 'QUEUED', sealed = :sealed,
                               submission_id = (select id from visible_submissions where token_hash = :token)
                        where bulk_id = :bulk and position = :position
                        """)
                .with("sealed", tokens.seal(token))
                .with("token", token.hash())
                .with("bulk", bulk)
                .with("position", item.position())
                .update();
        submitted.fire(new SubmittedForAccount(token, account));
        return true;
    }
}
