package dev.waymark.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * One mail, ready to be sent.
 *
 * @param key stays the same however often the mail is sent; its Message-ID is made from it
 */
record OutgoingMail(UUID key, MailAddress recipient, MailText text, Instant sent) {}
