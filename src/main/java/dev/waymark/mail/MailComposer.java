package dev.waymark.mail;

import java.util.Optional;
import java.util.Set;

/** Writes the mails of some kinds at the moment when they are sent. A feature that has something to send implements it. */
public interface MailComposer {

    Set<MailKind> kinds();

    /** The text; empty when there is nothing to say any more, because what the mail is about was deleted. */
    Optional<MailText> compose(MailRequest request);
}
