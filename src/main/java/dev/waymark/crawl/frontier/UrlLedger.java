package dev.waymark.crawl.frontier;

import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.LedgerEntry.State;
import dev.waymark.message.Message;
import dev.waymark.page.Attachment;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of each address: one entry each, the first one final. */
public final class UrlLedger {

    /** Addresses that the crawl does not go to are listed too, but no page may fill the memory with them. */
    private static final int MOST_REFUSED = 10_000;

    private final Consumer<LedgerEntry> watcher;
    private final Map<Url, LedgerEntry> entries = new LinkedHashMap<>();
    private final Map<Url, LedgerEntry> setAside = new LinkedHashMap<>();
    private int refused;

    public UrlLedger(Consumer<LedgerEntry> watcher) {
        this.watcher = watcher;
    }

    public boolean has(Url key) {
        return entries.containsKey(key);
    }

    /** Whether an address was dropped for this reason. */
    public boolean has(Reason reason) {
        return entries.values().stream().anyMatch(entry -> entry.reason() == reason);
    }

    @Nullable
    public LedgerEntry get(Url key) {
        return entries.get(key);
    }

    public void read(Url key, Url url, Message detail) {
        record(key, new LedgerEntry(url, State.READ, Reason.NONE, detail));
    }

    public void drop(Url key, Reason reason, Message detail) {
        record(key, new LedgerEntry(key, State.DROPPED, reason, detail));
    }

    public void attach(Attachment attachment) {
        record(
                attachment.url(),
                new LedgerEntry(attachment.url(), State.READ, Reason.DOCUMENT, Message.verbatim(attachment.words())));
    }

    /** Drops an address that was not asked for. */
    public void refuse(Url key, Reason reason, Message detail) {
        if (refused < MOST_REFUSED && !entries.containsKey(key)) {
            refused++;
            drop(key, reason, detail);
        }
    }

    /** Drops an address unless something better is heard of it before the end. */
    public void setAside(Url key, Reason reason, Message detail) {
        if (setAside.size() < MOST_REFUSED && !entries.containsKey(key)) {
            setAside.putIfAbsent(key, new LedgerEntry(key, State.DROPPED, reason, detail));
        }
    }

    /** What an address that was set aside is set aside for; null when it was not. */
    @Nullable
    public LedgerEntry aside(Url key) {
        return entries.containsKey(key) ? null : setAside.get(key);
    }

    /** Whether an address was set aside for this reason. */
    public boolean hasAside(Reason reason) {
        return setAside.values().stream().anyMatch(entry -> entry.reason() == reason);
    }

    private void record(Url key, LedgerEntry entry) {
        if (entries.putIfAbsent(key, entry) == null) {
            watcher.accept(entry);
        }
    }

    /** Whether an address was set aside for this reason and nothing better was heard of it. */
    public boolean leaves(Reason reason) {
        return setAside.values().stream()
                .anyMatch(entry -> entry.reason() == reason && !entries.containsKey(entry.url()));
    }

    /** Makes final what was set aside. */
    public List<LedgerEntry> close() {
        setAside.forEach(this::record);
        setAside.clear();
        return new ArrayList<>(entries.values());
    }
}
