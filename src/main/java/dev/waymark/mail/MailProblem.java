package dev.waymark.mail;

/** Why a mail was not taken, in words for the operator. Addresses, texts and the server's own words are not part of it. */
public enum MailProblem {
    UNREACHABLE("The mail server did not answer, or broke off."),
    NO_STARTTLS("The mail server offers no encryption (STARTTLS), so nothing was sent to it."),
    NOT_TRUSTED("The certificate of the mail server is not valid for its name."),
    LOGIN_REFUSED("The mail server refused the user or the password of SMTP_URL."),
    SENDER_REFUSED("The mail server refused the address of MAIL_FROM."),
    TRY_LATER("The mail server asked to try again later."),
    ADDRESS_REFUSED("The address does not exist, or takes no mail. It gets none any more."),
    MESSAGE_REFUSED("The mail server refused the mail."),
    NOT_COMPOSED("The mail could not be written. The log says why.");

    private final String words;

    MailProblem(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether another try would end the same way. */
    boolean isFinal() {
        return this == ADDRESS_REFUSED || this == MESSAGE_REFUSED;
    }
}
