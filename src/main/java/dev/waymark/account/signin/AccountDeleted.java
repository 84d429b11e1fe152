package dev.waymark.account.signin;

/** Fired inside the transaction that deletes an account, before it is gone. */
public record AccountDeleted(long accountId) {}
