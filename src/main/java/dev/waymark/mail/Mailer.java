package dev.waymark.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends one mail for the queue. The try is committed before the mail server is asked, and what it answered after that.
 *
 * <p>Between the two there is a moment in which the mail server has taken the mail (250) and the database does not know it. If the
 * process dies there, another server sends the mail again: with the same Message-ID, by which many mail systems show it once, but not all.
 * The other order, which could lose a mail, would be worse.
 */
@ApplicationScoped
public class Mailer {

    private static final Logger LOG = Logger.getLogger(Mailer.class.getName());
    private static final int SECONDS_FOR_THE_DATABASE = 60;

    @Inject
    private Mails mails;

    @Inject
    private MailSettings settings;

    @Inject
    @Any
    private Instance<MailComposer> composers;

    /** Sends a mail; how long until it is to be tried again, or empty when it has come to an end. */
    public Optional<Duration> deliver(long id) {
        Optional<ClaimedMail> claimed = mails.claim(id);
        return claimed.isPresent() ? deliver(claimed.get()) : Optional.empty();
    }

    private Optional<Duration> deliver(ClaimedMail mail) {
        if (mails.isSuppressed(mail.recipient())) {
            return over(mail, MailState.SUPPRESSED);
        }
        try {
            Optional<MailText> text = compose(mail);
            if (text.isEmpty()) {
                return over(mail, MailState.DROPPED);
            }
            send(new OutgoingMail(
                    mail.key(), mail.recipient(), text.get(), Clock.systemUTC().instant()));
        } catch (MailFailure e) {
            return failed(mail, e);
        }
        record(() -> mails.end(mail, MailState.SENT, null));
        return Optional.empty();
    }

    private Optional<MailText> compose(ClaimedMail mail) throws MailFailure {
        try {
            return composers.stream()
                    .filter(composer -> composer.kinds().contains(mail.kind()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody composes " + mail.kind()))
                    .compose(mails.request(mail));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Mail " + mail.id() + " could not be composed", e);
            throw new MailFailure(MailProblem.NOT_COMPOSED, e);
        }
    }

    private void send(OutgoingMail mail) throws MailFailure {
        Optional<SmtpTransport> transport = settings.transport();
        if (transport.isEmpty()) {
            throw new MailFailure(MailProblem.UNREACHABLE, new IllegalStateException("SMTP_URL is not set any more"));
        }
        transport.get().send(mail);
    }

    private Optional<Duration> over(ClaimedMail mail, MailState state) {
        mails.end(mail, state, null);
        return Optional.empty();
    }

    private Optional<Duration> failed(ClaimedMail mail, MailFailure failure) {
        MailProblem problem = failure.problem();
        LOG.warning(() -> "Mail %d was not taken at try %d: %s%s"
                .formatted(mail.id(), mail.attempt(), problem.message(), failure.code()));
        if (problem == MailProblem.ADDRESS_REFUSED) {
            mails.suppress(mail.recipient());
        }
        if (problem.isFinal() || mail.isLastTry()) {
            mails.end(mail, MailState.FAILED, problem);
            return Optional.empty();
        }
        mails.postpone(mail, problem);
        return Optional.of(settings.pause(mail.attempt()));
    }

    /** A mail that was taken is not to be sent again because the database is away for a moment. */
    private static void record(Runnable write) {
        for (int i = 1; ; i++) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                if (i == SECONDS_FOR_THE_DATABASE) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops before it could be recorded that a mail was sent", e);
        }
    }
}
