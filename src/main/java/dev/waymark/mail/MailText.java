package dev.waymark.mail;

import dev.waymark.message.Messages;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a mail says, as plain text and as plain HTML. A paragraph that is nothing but a web address becomes a link. Whatever comes
 * from a website has no line break and no control character here, so that it can end neither the subject nor a paragraph.
 *
 * @param unsubscribe the address that ends such mails when something is posted to it; see RFC 8058
 */
public record MailText(String subject, List<String> paragraphs, Optional<String> unsubscribe) {

    private static final int MAX_SUBJECT_CHARACTERS = 150;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]++");
    /** In a style of its own, which is all that every mail program keeps. */
    private static final String BODY =
            "<body style=\"max-width: 36em; margin: 0 auto; padding: 1em; font: 16px/1.5 sans-serif; overflow-wrap: anywhere\">\n";

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S++");

    /** A mail that comes once, so that there is nothing to unsubscribe from. */
    public MailText(String subject, List<String> paragraphs) {
        this(subject, paragraphs, Optional.empty());
    }

    public MailText {
        String line = oneLine(subject);
        subject = line.length() > MAX_SUBJECT_CHARACTERS ? line.substring(0, MAX_SUBJECT_CHARACTERS - 1) + "…" : line;
        paragraphs = paragraphs.stream().map(MailText::oneLine).toList();
    }

    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    String plain() {
        return paragraphs.stream().collect(Collectors.joining("\n\n", "", "\n"));
    }

    String html() {
        return paragraphs.stream()
                .map(MailText::html)
                .collect(Collectors.joining(
                        "\n",
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>"
                                + Messages.escaped(subject) + "</title></head>\n" + BODY,
                        "\n</body>\n</html>\n"));
    }

    private static String html(String paragraph) {
        String text = Messages.escaped(paragraph);
        return ADDRESS.matcher(paragraph).matches()
                ? "<p><a href=\"" + text + "\">" + text + "</a></p>"
                : "<p>" + text + "</p>";
    }

    /** Without the text, which may hold a link that opens a job. */
    @Override
    public String toString() {
        return "mail";
    }
}
