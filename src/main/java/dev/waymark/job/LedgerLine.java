package dev.waymark.job;

/**
 * One address that a crawl met, as the ledger shows it.
 *
 * @param state read, kept, optional or dropped
 * @param reason why, in lower case with underscores; {@code none} for a page of the main body
 * @param detail what the reason alone does not say; empty when nothing
 */
public record LedgerLine(String url, String state, String reason, String detail, String title) {

    /** The state and the reason in words for the page. */
    public String words() {
        String why = reason.equals("none") ? "" : " – " + reason.replace('_', ' ');
        return state + why + (detail.isEmpty() ? "" : ": " + detail);
    }
}
