package dev.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org,                      mail.example.org, 587, '',         '',    STARTTLS",
        "smtp://ann:pa%40ss+1@mail.example.org:25,     mail.example.org, 25,  ann,        pa@ss+1, STARTTLS",
        "smtps://ann%40example.org:x@Mail.Example.org, mail.example.org, 465, ann@example.org, x, TLS",
        "smtps://127.0.0.1:1465/,                      127.0.0.1,        1465, '',        '',    TLS",
        "smtp://127.0.0.1:3025,                        127.0.0.1,        3025, '',        '',    NONE",
        "smtp://localhost,                             localhost,        587, '',         '',    NONE",
        "smtp://[::1]:25,                              [::1],            25,  '',         '',    NONE",
        "smtp://10.0.0.5,                              10.0.0.5,         587, '',         '',    STARTTLS",
        "smtp://localhost.example.org,                 localhost.example.org, 587, '',    '',    STARTTLS",
    })
    void asksForEncryptionEverywhereButOnThisMachine(
            String url, String host, int port, String user, String password, SmtpServer.Security security) {
        assertThat(SmtpServer.parse(url)).isEqualTo(new SmtpServer(host, port, user, password, security));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.org:587",
                "http://mail.example.org",
                "smtp:mail.example.org",
                "smtp://mail example.org",
                "smtp://ann:secret@mail.example.org?starttls=false",
                "smtp://ann:secret@mail.example.org/relay",
                "smtp://ann:secret@mail.example.org#plain",
            })
    void refusesWhatIsNoMailServerAndDoesNotRepeatIt(String url) {
        assertThatThrownBy(() -> SmtpServer.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SMTP_URL is no address of a mail server.")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void doesNotShowItsPassword() {
        assertThat(SmtpServer.parse("smtp://ann:secret@mail.example.org").toString())
                .isEqualTo("mail.example.org:587");
    }
}
