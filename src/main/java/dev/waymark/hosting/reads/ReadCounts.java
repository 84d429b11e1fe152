package dev.waymark.hosting.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Counts that wait to be stored, so many at most. */
final class ReadCounts {

    static final int MAX_WAITING = 20_000;
    static final int MAX_AT_ONCE = 1_000;

    /** Reads that wait for the database are told apart by the hour, so that they come to lie on their day. */
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

    private final LongSupplier nanos;
    private final ConcurrentMap<Key, Tally> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lost = new AtomicLong();

    /** @param nanos a clock that only runs forward, as {@link System#nanoTime} */
    ReadCounts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What reads are told apart by. */
    private record Key(String host, String file, String family, long hour) {}

    /** How many reads there were, and when the first was. */
    private record Tally(long reads, long since) {

        Tally and(Tally other) {
            return new Tally(reads + other.reads, since - other.since < 0 ? since : other.since);
        }
    }

    /** Reads to store, which were counted so many seconds ago. */
    record Counted(String host, String file, String family, long reads, long ageSeconds) {}

    void add(String host, String file, String family) {
        long now = nanos.getAsLong();
        Key key = new Key(host, file, family, Math.floorDiv(now, HOUR_NANOS));
        if (waiting.size() >= MAX_WAITING && !waiting.containsKey(key)) {
            lost.incrementAndGet();
            return;
        }
        waiting.merge(key, new Tally(1, now), Tally::and);
    }

    /** How many reads had no room since this was asked before. */
    long takeLost() {
        return lost.getAndSet(0);
    }

    /**
     * Hands over what waits, some at a time. What a call fails for goes on waiting.
     *
     * @param store stores all that it is given, or throws
     */
    void drain(Consumer<List<Counted>> store) {
        List<Key> keys = List.copyOf(waiting.keySet());
        for (int from = 0; from < keys.size(); from += MAX_AT_ONCE) {
            drain(keys.subList(from, Math.min(keys.size(), from + MAX_AT_ONCE)), store);
        }
    }

    private void drain(List<Key> keys, Consumer<List<Counted>> store) {
        long now = nanos.getAsLong();
        List<Key> taken = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        List<Counted> counted = new ArrayList<>();
        for (Key key : keys) {
            Tally tally = waiting.remove(key);
            if (tally != null) {
                taken.add(key);
                tallies.add(tally);
                long age = TimeUnit.NANOSECONDS.toSeconds(now - tally.since());
                counted.add(new Counted(key.host(), key.file(), key.family(), tally.reads(), age));
            }
        }
        boolean stored = false;
        try {
            store.accept(counted);
            stored = true;
        } finally {
            for (int i = 0; !stored && i < taken.size(); i++) {
                waiting.merge(taken.get(i), tallies.get(i), Tally::and);
            }
        }
    }
}
