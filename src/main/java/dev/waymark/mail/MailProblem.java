package dev.waymark.mail;

import dev.waymark.message.Message;
import java.util.Locale;

/** Why a mail was not taken. Addresses, texts and the server's own words are not part of it. */
public enum MailProblem {
    UNREACHABLE,
    NO_STARTTLS,
    NOT_TRUSTED,
    LOGIN_REFUSED,
    SENDER_REFUSED,
    TRY_LATER,
    ADDRESS_REFUSED,
    MESSAGE_REFUSED,
    NOT_COMPOSED;

    /** The reason, with what to do about it. */
    public Message message() {
        return Message.of("mail.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether another try would end the same way. */
    boolean isFinal() {
        return this == ADDRESS_REFUSED || this == MESSAGE_REFUSED;
    }
}
