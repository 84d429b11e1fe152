package dev.waymark.mail;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator has set about mail. Settings that cannot work refuse the start; a mail server that is away does not. */
@ApplicationScoped
class MailSettings {

    private static final Logger LOG = Logger.getLogger(MailSettings.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    @Inject
    @ConfigProperty(name = "SMTP_URL")
    Optional<String> smtpUrl;

    @Inject
    @ConfigProperty(name = "MAIL_FROM")
    Optional<String> from;

    @Inject
    @ConfigProperty(name = "OPERATOR_EMAIL")
    Optional<String> operator;

    @Inject
    @ConfigProperty(name = "MAIL_RETRY_SECONDS")
    int firstPause;

    @Inject
    @ConfigProperty(name = "MAIL_TIMEOUT_SECONDS")
    int timeout;

    private Optional<SmtpTransport> transport = Optional.empty();

    void start(@Observes @Priority(60) Startup event) {
        smtpUrl.map(SmtpServer::parse).ifPresent(server -> {
            SmtpTransport made = new SmtpTransport(
                    server, from.orElse(""), operator.flatMap(MailAddress::parse), Duration.ofSeconds(timeout));
            if (server.security() == SmtpServer.Security.STARTTLS) {
                requireEncryption(server, made);
            }
            transport = Optional.of(made);
        });
    }

    private static void requireEncryption(SmtpServer server, SmtpTransport made) {
        try {
            made.check();
        } catch (MailFailure e) {
            if (e.problem() == MailProblem.NO_STARTTLS) {
                throw new IllegalStateException(
                        "The mail server " + server + " offers no encryption (STARTTLS). Name one in"
                                + " SMTP_URL that does, or that speaks TLS at once (smtps://…).");
            }
            LOG.warning(() -> "Mail waits: " + e.problem().message() + " (" + server + ")");
        }
    }

    /** The way to the mail server; empty when none is set. */
    Optional<SmtpTransport> transport() {
        return transport;
    }

    /** How long a mail waits after it was tried so many times. */
    Duration pause(int tries) {
        Duration pause = Duration.ofSeconds(firstPause);
        for (int i = 1; i < tries && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
