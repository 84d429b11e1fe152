package dev.waymark.job;

import dev.waymark.mail.AddressForgotten;
import dev.waymark.mail.MailAddress;
import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.storage.Sql;
import dev.waymark.submission.SubmissionEnded;
import dev.waymark.submission.SubmissionErased;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mail when a job has ended, for who left an address on its page; then the address is deleted. Nobody has checked whose address it
 * is, so the link in the mail shows the result and changes nothing.
 */
@ApplicationScoped
class LinkMails implements MailComposer, ClientLimit {

    private static final Limit OF_A_CLIENT = new Limit("links", 10, Duration.ofDays(1));
    private static final Limit TO_AN_ADDRESS = new Limit("links-to", 3, Duration.ofDays(1));
    private static final Message RULE = Message.of("link.limit");

    @Inject
    private Sql sql;

    @Inject
    private Jobs jobs;

    @Inject
    private Outbox outbox;

    @Inject
    private RateLimits limits;

    @Inject
    private ServerSecret secret;

    @Inject
    private RequestLanguage language;

    @Inject
    private PublicUrl publicUrl;

    /** Whether links can be sent from here. */
    boolean areOffered() {
        return outbox.isOpen();
    }

    /**
     * Leaves the link to be sent when the job ends, or at once when it has. An address that was given before and not used yet is replaced.
     *
     * @throws jakarta.ws.rs.WebApplicationException 404 for an unknown job, 422 for what is no address, 429 over the limits
     */
    @Transactional
    void ask(Token token, @Nullable String email, Client client) {
        if (!areOffered() || jobs.status(token).filter(JobStatus::shared).isEmpty()) {
            throw Token.unknown();
        }
        MailAddress address = MailAddress.parse(email == null ? "" : email).orElseThrow(() -> ProblemDetails.invalid(
                        List.of(new ProblemDetails.Field("email", Message.of("link.address.wrong"))))
                .asException());
        limits.require(OF_A_CLIENT, client, RULE);
        limits.require(TO_AN_ADDRESS, address.client(secret), RULE);
        hold(token, address);
    }

    /** The job cannot end between the two steps: its row is locked. */
    private void hold(Token token, MailAddress address) {
        Held job = sql.of("""
                        select submission_id, finished_at is not null as ended from jobs
                        where id = (select job_id from visible_submissions where token_hash = :hash) for share
                        """)
                .with("hash", token.hash())
                .first(row -> new Held(row.longValue("submission_id"), row.booleanValue("ended")))
                .orElseThrow(Token::unknown);
        outbox.hold(
                MailKind.LINK, job.submission(), address.text(), token.shared().text());
        if (job.ended()) {
            outbox.release(MailKind.LINK, job.submission());
        }
    }

    private record Held(long submission, boolean ended) {}

    void release(@Observes SubmissionEnded ended) {
        outbox.release(MailKind.LINK, ended.submissionId());
    }

    void forget(@Observes AddressForgotten forgotten) {
        limits.reset(TO_AN_ADDRESS.name(), forgotten.address().client(secret).name());
    }

    void forget(@Observes SubmissionErased erased) {
        outbox.forget(MailKind.LINK, erased.submissionId());
    }

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.LINK);
    }

    @Override
    public Optional<MailText> compose(MailRequest request) {
        return request.secret().map(SharedId::new).flatMap(shared -> jobs.status(shared)
                .flatMap(job -> text(shared, job)));
    }

    private Optional<MailText> text(SharedId shared, JobStatus job) {
        return switch (job.state()) {
            case FINISHED -> Optional.of(ready(shared, job));
            case FAILED -> Optional.of(failed(job));
            case WAITING, RUNNING, CANCELLED -> Optional.empty();
        };
    }

    private MailText ready(SharedId shared, JobStatus job) {
        Messages words = language.first();
        return new MailText(
                words.text("mail.ready.subject", job.url().host().toString()),
                List.of(
                        words.text("mail.ready", job.url().toString()),
                        publicUrl.at(JobView.page(shared)),
                        words.text("mail.link.shows"),
                        words.text("mail.link.edit"),
                        words.text("mail.link.only")));
    }

    private MailText failed(JobStatus job) {
        Messages words = language.first();
        return new MailText(
                words.text("mail.link.failed.subject", job.url().host().toString()),
                List.of(
                        words.text("mail.failed", job.url().toString(), String.valueOf(job.problem())),
                        words.text("mail.link.again"),
                        publicUrl.at("/"),
                        words.text("mail.link.only")));
    }

    @Override
    public Limit limit() {
        return OF_A_CLIENT;
    }

    @Override
    public Message title() {
        return Message.of("link.title");
    }
}
