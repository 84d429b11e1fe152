package dev.waymark.webhook;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.account.signin.SealedTokens;
import dev.waymark.bulk.BulkFinished;
import dev.waymark.monitor.check.SiteChanged;
import dev.waymark.storage.Sql;
import dev.waymark.submission.SubmissionEnded;
import dev.waymark.submission.SubmittedForAccount;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns what happens to jobs and sites into messages, in the transaction in which it happens. */
@ApplicationScoped
class WebhookEvents {

    @Inject
    private Sql sql;

    @Inject
    private SealedTokens tokens;

    @Inject
    private KeptSites sites;

    @Inject
    private WebhookMessages messages;

    @Inject
    private PublicUrl publicUrl;

    /** A job whose account is told of its end. */
    private record Known(long account, String url, Optional<Token> token) {}

    /** Remembers whose a job is until it ends, for accounts that have endpoints. */
    @Transactional
    void remember(@Observes SubmittedForAccount submitted) {
        if (messages.hasEndpoints(submitted.account())) {
            sql.of("""
                            insert into webhook_jobs (submission_id, account_id, sealed)
                            select id, :account, :sealed from visible_submissions where token_hash = :token
                            on conflict (submission_id) do nothing
                            """)
                    .with("account", submitted.account())
                    .with("sealed", tokens.seal(submitted.token()))
                    .with("token", submitted.token().hash())
                    .update();
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(@Observes SubmissionEnded ended) {
        submitted(ended.submissionId())
                .or(() -> kept(ended.submissionId()))
                .ifPresent(job -> messages.tell(
                        job.account(),
                        ended.delivered() ? EventType.JOB_FINISHED : EventType.JOB_FAILED,
                        data(job.url(), job.token())));
        sql.of("delete from webhook_jobs where submission_id = :id")
                .with("id", ended.submissionId())
                .update();
    }

    private Optional<Known> submitted(long submission) {
        return sql.of("""
                        select account_id, sealed, url from webhook_jobs
                        join visible_submissions on visible_submissions.id = submission_id where submission_id = :id
                        """)
                .with("id", submission)
                .first(row -> new Known(row.longValue("account_id"), row.text("url"), tokens.open(row.text("sealed"))));
    }

    private Optional<Known> kept(long submission) {
        return sites.find(submission).flatMap(site -> sites.open(site).flatMap(token -> sites.owner(token)
                .map(account -> new Known(account, site.url(), Optional.of(token)))));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(@Observes SiteChanged changed) {
        Optional<KeptSite> site = sites.find(changed.submission());
        site.ifPresent(kept -> {
            Map<String, Object> data = data(kept.url(), sites.open(kept));
            data.put("changes", changed.changes());
            data.put("important", changed.important());
            messages.tell(changed.account(), EventType.SITE_CHANGED, data);
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(@Observes BulkFinished ended) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", ended.bulkId());
        data.put(
                "links",
                Map.of(
                        "self", publicUrl.at("/api/bulk/" + ended.bulkId()),
                        "page", publicUrl.at("/my-sites/bulk/" + ended.bulkId())));
        data.put("total", ended.total());
        data.put("finished", ended.finished());
        data.put("failed", ended.failed());
        messages.tell(ended.account(), EventType.BULK_FINISHED, data);
    }

    /** No text of a page is part of a message; the links lead to it. */
    private Map<String, Object> data(String url, Optional<Token> token) {
        Map<String, Object> data = new LinkedHashMap<>();
        token.ifPresent(known -> {
            String id = known.text();
            Map<String, String> links = new LinkedHashMap<>();
            links.put("self", publicUrl.at("/api/jobs/" + id));
            links.put("page", publicUrl.at("/jobs/" + id));
            data.put("id", id);
            data.put("links", links);
        });
        data.put("url", url);
        return data;
    }
}
