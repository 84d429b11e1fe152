package dev.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailTextTest {

    @Test
    void saysTheSameInTextAndInHtml() {
        MailText text = new MailText(
                "Ready", List.of("Your file for Tom & Jerry's <Café> is ready.", "https://w.example/jobs/a?b=1&c"));
        assertThat(text.plain()).isEqualTo("""
                Your file for Tom & Jerry's <Café> is ready.

                https://w.example/jobs/a?b=1&c
                """);
        assertThat(text.html()).isEqualTo("""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Ready</title></head>
                <body style="max-width: 36em; margin: 0 auto; padding: 1em; font: 16px/1.5 sans-serif; overflow-wrap: anywhere">
                <p>Your file for Tom &amp; Jerry&#39;s &lt;Café&gt; is ready.</p>
                <p><a href="https://w.example/jobs/a?b=1&amp;c">https://w.example/jobs/a?b=1&amp;c</a></p>
                </body>
                </html>
                """);
    }

    @Test
    void takesNoLineBreakFromAName() {
        MailText text =
                new MailText("a\r\nBcc: eve@example.org\u2028b\u0000c\u202ed", List.of("one\r\n\r\ntwo", "\u0085x"));
        assertThat(text.subject()).isEqualTo("a Bcc: eve@example.org b c d");
        assertThat(text.paragraphs()).containsExactly("one two", "x");
    }

    @Test
    void makesALinkOnlyOfAWholeParagraph() {
        assertThat(new MailText("s", List.of("javascript:alert(1)", "see https://a.example/", "https://a.example/ b"))
                        .html())
                .doesNotContain("href");
    }

    @Test
    void cutsALongSubject() {
        assertThat(new MailText("x".repeat(500), List.of()).subject())
                .hasSize(150)
                .endsWith("…");
    }

    @Test
    void doesNotShowItsTextInLogs() {
        assertThat(new MailText("s", List.of("https://w.example/jobs/secret"))).hasToString("mail");
    }
}
