package dev.waymark.job.ledger;

import dev.waymark.message.Message;
import dev.waymark.url.Site;
import dev.waymark.url.Url;

/**
 * One address that a crawl met, as the ledger shows it.
 *
 * @param state read, kept, optional or dropped
 * @param reason why, in lower case with underscores; {@code none} for a page of the main body
 * @param detail what the reason alone does not say
 */
public record LedgerLine(String url, String state, String reason, Message detail, String title) {

    /**
     * Its path and query where it is on the host of a website, the whole address elsewhere.
     *
     * @param website an address of the website
     */
    public String addressOn(String website) {
        Url address = Url.parse(url);
        return new Site(Url.parse(website)).sameHost(address)
                ? url.substring(address.origin().length())
                : url;
    }

    /** What became of the address, for the page. */
    public Message outcome() {
        String key = "ledger." + state;
        Message outcome = Message.of(state.equals("dropped") ? key + "." + reason : key);
        return detail.equals(Message.NONE) ? outcome : Message.of("ledger.detail", outcome, detail);
    }
}
