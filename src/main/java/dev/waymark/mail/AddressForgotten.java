package dev.waymark.mail;

/** Fired inside the transaction that deletes whatever is known of an address. */
public record AddressForgotten(MailAddress address) {}
