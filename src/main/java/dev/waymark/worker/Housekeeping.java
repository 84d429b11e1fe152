package dev.waymark.worker;

import dev.waymark.account.signin.AccountSessions;
import dev.waymark.account.signin.SignIns;
import dev.waymark.bulk.Bulks;
import dev.waymark.complaint.Complaints;
import dev.waymark.hosting.HostingUpkeep;
import dev.waymark.hosting.reads.Reads;
import dev.waymark.idempotency.IdempotencyKeys;
import dev.waymark.job.JobDeletion;
import dev.waymark.mail.Mails;
import dev.waymark.monitor.MonitorDeletion;
import dev.waymark.payment.Payments;
import dev.waymark.submission.Submissions;
import dev.waymark.verification.VerificationDeletion;
import dev.waymark.webhook.WebhookDeletion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Regular work that one server does for all: deletes what has expired, and repairs the queue. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Inject
    private JobDeletion erasure;

    @Inject
    private Submissions submissions;

    @Inject
    private Mails mails;

    @Inject
    private Payments payments;

    @Inject
    private SignIns signIns;

    @Inject
    private AccountSessions sessions;

    @Inject
    private MonitorDeletion monitoring;

    @Inject
    private VerificationDeletion verification;

    @Inject
    private HostingUpkeep hosting;

    @Inject
    private Complaints complaints;

    @Inject
    private Reads reads;

    @Inject
    private WebhookDeletion webhooks;

    @Inject
    private IdempotencyKeys idempotencyKeys;

    @Inject
    private Bulks bulks;

    @Inject
    @ConfigProperty(name = "HOUSEKEEPING_SECONDS")
    int every;

    int everySeconds() {
        return every;
    }

    void tidy() {
        int repaired = erasure.repairQueue();
        if (repaired > 0) {
            LOG.warning(() -> repaired + " jobs were missing from the queue and are in it again.");
        }
        int erased = 0;
        for (int some = erasure.eraseExpired(); some > 0; some = erasure.eraseExpired()) {
            erased += some;
        }
        submissions.deleteAbandoned();
        mails.deleteOld();
        payments.deleteOld();
        signIns.deleteOld();
        sessions.deleteOld();
        monitoring.deleteOld();
        verification.deleteOld();
        hosting.keepUp();
        complaints.deleteOld();
        reads.deleteOld();
        webhooks.deleteOld();
        idempotencyKeys.deleteOld();
        bulks.deleteOld();
        erasure.tidyBatch();
        LOG.fine("Deleted " + erased + " expired jobs.");
    }
}
