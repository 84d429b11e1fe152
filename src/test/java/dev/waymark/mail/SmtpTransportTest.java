package dev.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.waymark.stub.FaultySmtp;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTransportTest {

    private static final UUID KEY = UUID.fromString("3b241101-e2bb-4255-8caf-4136c566a962");
    private static final String FROM = "Wäymark <waymark@bücher.example>";

    private FaultySmtp faulty;
    private GreenMail mail;

    @BeforeEach
    void start() throws Exception {
        faulty = FaultySmtp.start();
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        mail.start();
    }

    @AfterEach
    void stop() throws Exception {
        mail.stop();
        faulty.close();
    }

    @Test
    void sendsTextAndHtmlInUtf8() throws Exception {
        transport("smtp://127.0.0.1:" + mail.getSmtp().getPort()).send(mail("Čaj & <Café>"));
        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Your llms.txt for Čaj & <Café>");
        assertThat(received.getHeader("Message-ID", null)).isEqualTo("<" + KEY + "@xn--bcher-kva.example>");
        assertThat(received.getFrom()[0]).hasToString("=?UTF-8?Q?W=C3=A4ymark?= <waymark@xn--bcher-kva.example>");
        assertThat(received.getReplyTo()[0]).hasToString("help@example.org");
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getAllRecipients()[0]).hasToString("ann@example.org");
        assertThat(received.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(received.getSentDate()).isEqualTo("2026-11-29T10:15:30Z");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Čaj & <Café> is ready.");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<p>Čaj &amp; &lt;Café&gt; is ready.</p>");
    }

    @Test
    void takesNoHeaderFromASiteName() throws Exception {
        transport("smtp://127.0.0.1:" + faulty.port()).send(mail("x\r\nBcc: eve@example.org\r\n\r\nGood day"));
        String headers = faulty.received().get(0).split("\n\n", 2)[0];
        assertThat(headers.lines().filter(line -> !line.startsWith("\t")).map(line -> line.split(":", 2)[0]))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted");
        assertThat(faulty.commands().stream().filter(line -> line.startsWith("RCPT")))
                .containsExactly("RCPT TO:<ann@example.org>");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,     550 5.1.1 no such user,          ADDRESS_REFUSED",
        "RCPT,     550 no such user,                ADDRESS_REFUSED",
        "RCPT,     553 no,                          ADDRESS_REFUSED",
        "RCPT,     550 5.7.1 relaying denied,       MESSAGE_REFUSED",
        "RCPT,     450 4.2.0 greylisted,            TRY_LATER",
        "RCPT,     452 mailbox full,                TRY_LATER",
        "MAIL,     553 5.1.8 who are you,           SENDER_REFUSED",
        "MAIL,     451 not now,                     TRY_LATER",
        "DATA,     451 not now,                     TRY_LATER",
        "DATA,     554 5.5.1 no,                    MESSAGE_REFUSED",
        "END,      554 5.7.1 that is spam,          MESSAGE_REFUSED",
        "END,      421 4.3.2 going down,            TRY_LATER",
        "END,      drop,                            UNREACHABLE",
        "END,      silence,                         UNREACHABLE",
        "DATA,     drop,                            UNREACHABLE",
        "GREETING, drop,                            UNREACHABLE",
        "GREETING, silence,                         UNREACHABLE",
        "GREETING, 554 5.7.1 blocked,               UNREACHABLE",
        "EHLO,     421 too busy,                    UNREACHABLE",
    })
    void saysWhyAMailWasNotTaken(String command, String answer, MailProblem problem) {
        faulty.answer(command, answer);
        assertThat(failure("smtp://127.0.0.1:" + faulty.port())).isEqualTo(problem);
    }

    @Test
    void saysThatThereIsNoMailServer() throws Exception {
        faulty.close();
        assertThat(failure("smtp://127.0.0.1:" + faulty.port())).isEqualTo(MailProblem.UNREACHABLE);
    }

    @Test
    void saysThatTheLoginWasRefused() {
        faulty.answer("EHLO", "250-hello\r\n250 AUTH PLAIN LOGIN");
        assertThat(failure("smtp://ann:secret@127.0.0.1:" + faulty.port())).isEqualTo(MailProblem.LOGIN_REFUSED);
    }

    @Test
    void saysNothingToAServerWithoutStarttlsOffThisMachine() {
        SmtpServer remote = new SmtpServer("127.0.0.1", faulty.port(), "ann", "secret", SmtpServer.Security.STARTTLS);
        assertThat(failure(transport(remote))).isEqualTo(MailProblem.NO_STARTTLS);
        assertThat(faulty.commands())
                .allMatch(line -> line.startsWith("EHLO") || line.startsWith("HELO") || line.equals("QUIT"));
        assertThatThrownBy(() -> transport(remote).check()).isInstanceOf(MailFailure.class);
    }

    @Test
    void trustsNoCertificateThatNobodyHasSigned() {
        assertThat(failure("smtps://127.0.0.1:" + mail.getSmtps().getPort())).isEqualTo(MailProblem.NOT_TRUSTED);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void countsAMailAsSentWhenTheConnectionBreaksAfterwards() {
        faulty.answer("QUIT", FaultySmtp.DROP);
        assertThatCode(() -> transport("smtp://127.0.0.1:" + faulty.port()).send(mail("x")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"''", "waymark", "Waymark <waymark>", "a@b.example c@d.example", "'a@b.example, c@d.example'"})
    void refusesASenderThatIsNoAddress(String from) {
        SmtpServer server = SmtpServer.parse("smtp://127.0.0.1");
        assertThatThrownBy(() -> new SmtpTransport(server, from, Optional.empty(), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("MAIL_FROM is no e-mail address.");
    }

    private MailProblem failure(String url) {
        return failure(transport(url));
    }

    private static MailProblem failure(SmtpTransport transport) {
        return catchThrowableOfType(MailFailure.class, () -> transport.send(mail("x")))
                .problem();
    }

    private static SmtpTransport transport(String url) {
        return transport(SmtpServer.parse(url));
    }

    private static SmtpTransport transport(SmtpServer server) {
        return new SmtpTransport(server, FROM, MailAddress.parse("help@example.org"), Duration.ofMillis(700));
    }

    private static OutgoingMail mail(String name) {
        return new OutgoingMail(
                KEY,
                MailAddress.parse("ann@example.org").orElseThrow(),
                new MailText("Your llms.txt for " + name, List.of(name + " is ready.", "https://w.example/jobs/1")),
                Instant.parse("2026-11-29T10:15:30Z"));
    }
}
