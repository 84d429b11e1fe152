package dev.waymark.harness;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A mail server on loopback that takes every mail and delivers none, so that tests and developers can read what was sent. */
public final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("(?m)^https?://\\S+$");

    private final GreenMail server;

    private Mailbox(GreenMail server) {
        this.server = server;
    }

    /**
     * A mail as it came: its first part and its second.
     *
     * @param unsubscribe the address that ends such mails; empty when it has none
     */
    public record Mail(
            String id,
            String from,
            String recipient,
            String subject,
            String text,
            String html,
            Optional<String> unsubscribe) {

        /** The first web address that has a line of its own; empty when there is none. */
        public Optional<String> link() {
            return LINK.matcher(text).results().map(MatchResult::group).findFirst();
        }
    }

    public static Mailbox start() {
        GreenMail server = new GreenMail(new ServerSetup(Services.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new Mailbox(server);
    }

    /** As {@code SMTP_URL} wants it. */
    public String smtpUrl() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** All that came, the oldest first. */
    public List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailbox::mail).toList();
    }

    public List<Mail> to(String recipient) {
        return all().stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    /** Waits for a mail whose subject has these words. */
    public Mail await(String recipient, String subject) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(end)) {
            Optional<Mail> found = to(recipient).stream()
                    .filter(mail -> mail.subject().contains(subject))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no mail to " + recipient + " about " + subject + ", but " + all());
    }

    /** From now on every new mail is shown to somebody. */
    public void forEach(Consumer<Mail> reader) {
        Thread thread = new Thread(() -> readTo(reader), "mailbox");
        thread.setDaemon(true);
        thread.start();
    }

    private void readTo(Consumer<Mail> reader) {
        try {
            for (int read = 0; ; Thread.sleep(500)) {
                List<Mail> all = all();
                all.subList(read, all.size()).forEach(reader);
                read = all.size();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Mail mail(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Mail(
                    message.getMessageID(),
                    message.getFrom()[0].toString(),
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n"),
                    ((String) parts.getBodyPart(1).getContent()).replace("\r\n", "\n"),
                    Optional.ofNullable(message.getHeader("List-Unsubscribe", null))
                            .map(field -> field.substring(1, field.length() - 1)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
