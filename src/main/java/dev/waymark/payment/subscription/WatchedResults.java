package dev.waymark.payment.subscription;

import dev.waymark.job.Jobs;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps results from expiring as long as somebody pays for their being watched. */
@ApplicationScoped
class WatchedResults {

    @Inject
    private Sql sql;

    @Inject
    private Jobs jobs;

    @Inject
    @ConfigProperty(name = "ACCOUNT_DAYS_KEPT")
    int daysKept;

    /** In a transaction of its own: what erases a job locks the job first, and its subscription after that. */
    @Transactional
    void keep(long subscription) {
        sql.of("""
                        select job_id from subscriptions join submission_jobs using (submission_id)
                        where id = :id and covered and coalesce(covered_until > now(), true) and job_id is not null
                        """)
                .with("id", subscription)
                .first(row -> row.longValue("job_id"))
                .ifPresent(job -> jobs.keep(job, Duration.ofDays(daysKept)));
    }
}
