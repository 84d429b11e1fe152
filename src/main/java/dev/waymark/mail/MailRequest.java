package dev.waymark.mail;

import java.util.Optional;

/**
 * What a mail is made from.
 *
 * @param about the number of what it is about; {@link MailKind} says of what
 * @param secret what was sealed with the request, such as the token of a job
 */
public record MailRequest(MailKind kind, long about, Optional<String> secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return kind + " about " + about;
    }
}
