package dev.waymark.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Hands mails to the mail server, each on a connection of its own. */
final class SmtpTransport {

    private static final String UTF_8 = "UTF-8";
    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;

    /** Enhanced codes (RFC 3463) that are about us or the way, and not about the address: system, network, protocol, policy. */
    private static final Pattern NOT_THE_ADDRESS = Pattern.compile("^\\d{3}[ -]5\\.[3-7]\\.");

    private final SmtpServer server;
    private final InternetAddress from;
    private final Optional<MailAddress> replyTo;
    private final Session session;

    /**
     * Makes a connection to nothing yet.
     *
     * @param from as {@code MAIL_FROM} has it: an address, or a name and an address in angle brackets
     * @param patience how long a connection, and each answer on it, may take
     * @throws IllegalArgumentException if {@code from} is no address
     */
    SmtpTransport(SmtpServer server, String from, Optional<MailAddress> replyTo, Duration patience) {
        this.server = server;
        this.from = sender(from);
        this.replyTo = replyTo;
        this.session = Session.getInstance(properties(server, patience));
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress parsed = new InternetAddress(from, true);
            MailAddress address = MailAddress.parse(parsed.getAddress()).orElseThrow(AddressException::new);
            return new InternetAddress(address.text(), parsed.getPersonal(), UTF_8);
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "MAIL_FROM is no e-mail address. Set one of yours, such as Waymark <waymark@example.org>.");
        }
    }

    private static Properties properties(SmtpServer server, Duration patience) {
        String millis = String.valueOf(patience.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == SmtpServer.Security.TLS));
        boolean upgrade = server.security() == SmtpServer.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(upgrade));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(upgrade));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        return properties;
    }

    /** Connects, and sends nothing. */
    void check() throws MailFailure {
        try {
            leave(connected());
        } catch (MessagingException e) {
            throw failure(e);
        }
    }

    /** Sends one mail; when this returns, the mail server has answered 250 to it. */
    void send(OutgoingMail mail) throws MailFailure {
        try {
            MimeMessage message = message(mail);
            Transport transport = connected();
            try {
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                leave(transport);
            }
        } catch (MessagingException e) {
            throw failure(e);
        }
    }

    private Transport connected() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect(
                server.host().replace("[", "").replace("]", ""),
                server.port(),
                server.user().isEmpty() ? null : server.user(),
                server.user().isEmpty() ? null : server.password());
        return transport;
    }

    /** What goes wrong from here on does not concern the mail. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the connection is gone, which is what was wanted
        }
    }

    private MimeMessage message(OutgoingMail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(mail.recipient().text(), true));
        if (replyTo.isPresent()) {
            message.setReplyTo(
                    new InternetAddress[] {new InternetAddress(replyTo.get().text(), true)});
        }
        message.setSubject(mail.text().subject(), UTF_8);
        message.setSentDate(Date.from(mail.sent()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday notice answers it
        if (mail.text().unsubscribe().isPresent()) {
            message.setHeader(
                    "List-Unsubscribe", "<" + mail.text().unsubscribe().get() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(mail.text().plain(), "plain"));
        both.addBodyPart(part(mail.text().html(), "html"));
        message.setContent(both);
        message.saveChanges();
        message.setHeader("Message-ID", "<" + id(mail.key()) + ">");
        return message;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, type);
        return part;
    }

    private String id(UUID key) {
        return key + from.getAddress().substring(from.getAddress().lastIndexOf('@'));
    }

    /** Says what was wrong, with the reply that says it best: the last one. */
    private static MailFailure failure(MessagingException failed) {
        Exception last = failed;
        while (last instanceof MessagingException one && one.getNextException() != null) {
            last = one.getNextException();
        }
        return new MailFailure(problem(failed), last);
    }

    private static MailProblem problem(MessagingException failed) {
        if (failed instanceof AuthenticationFailedException) {
            return MailProblem.LOGIN_REFUSED;
        }
        // The reply to the address hangs behind the one to the mail as a whole.
        MailProblem problem = ofConnection(failed);
        for (Exception e = failed; e instanceof MessagingException one; e = one.getNextException()) {
            problem = ofReply(one).orElse(problem);
        }
        return problem;
    }

    private static Optional<MailProblem> ofReply(MessagingException e) {
        if (e instanceof SMTPAddressFailedException address) {
            boolean ours =
                    NOT_THE_ADDRESS.matcher(String.valueOf(e.getMessage())).find();
            return of(address.getReturnCode(), ours ? MailProblem.MESSAGE_REFUSED : MailProblem.ADDRESS_REFUSED);
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return of(sender.getReturnCode(), MailProblem.SENDER_REFUSED);
        }
        if (e instanceof SMTPSendFailedException whole) {
            return of(whole.getReturnCode(), MailProblem.MESSAGE_REFUSED);
        }
        return Optional.empty();
    }

    /** Without a code the connection has ended. */
    private static Optional<MailProblem> of(int code, MailProblem permanent) {
        return code >= PERMANENT
                ? Optional.of(permanent)
                : code >= TRANSIENT ? Optional.of(MailProblem.TRY_LATER) : Optional.empty();
    }

    private static MailProblem ofConnection(MessagingException failed) {
        for (Throwable e = failed; e != null; e = e.getCause()) {
            if (e instanceof SSLException) {
                return MailProblem.NOT_TRUSTED;
            }
        }
        return String.valueOf(failed.getMessage()).startsWith("STARTTLS is required")
                ? MailProblem.NO_STARTTLS
                : MailProblem.UNREACHABLE;
    }
}
