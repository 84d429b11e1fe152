package dev.waymark.job;

import dev.waymark.message.Message;

/**
 * One address that a crawl met, as the ledger shows it.
 *
 * @param state read, kept, optional or dropped
 * @param reason why, in lower case with underscores; {@code none} for a page of the main body
 * @param detail what the reason alone does not say
 */
public record LedgerLine(String url, String state, String reason, Message detail, String title) {

    /** What became of the address, for the page. */
    public Message outcome() {
        String key = "ledger." + state;
        Message outcome = Message.of(state.equals("dropped") ? key + "." + reason : key);
        return detail.equals(Message.NONE) ? outcome : Message.of("ledger.detail", outcome, detail);
    }
}
