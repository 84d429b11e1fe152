package dev.waymark.crawl.frontier;

import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The addresses still to be asked for, best first. The same additions in the same order give the same sequence. */
public final class Frontier {

    private final int limit;
    private final TreeSet<Candidate> waiting = new TreeSet<>();
    private final Map<Url, Candidate> byKey = new HashMap<>();
    private boolean overflowed;

    Frontier(int limit) {
        this.limit = limit;
    }

    /** Takes the candidate in; of two with one key the better one stays, and when it is full the worst goes. */
    void add(Candidate candidate) {
        Candidate known = byKey.get(candidate.key());
        if (known != null) {
            if (known.worth() < candidate.worth()) {
                remove(known.key());
                put(known.worth(candidate.worth()));
            }
            return;
        }
        put(candidate);
        if (waiting.size() > limit) {
            overflowed = true;
            remove(waiting.last().key());
        }
    }

    private void put(Candidate candidate) {
        waiting.add(candidate);
        byKey.put(candidate.key(), candidate);
    }

    /** Takes it out again; whether it was there. */
    boolean remove(Url key) {
        Candidate candidate = byKey.remove(key);
        return candidate != null && waiting.remove(candidate);
    }

    Optional<Candidate> best() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first());
    }

    boolean has(Url key) {
        return byKey.containsKey(key);
    }

    int size() {
        return waiting.size();
    }

    /** Whether anything had to be forgotten for lack of room. */
    boolean overflowed() {
        return overflowed;
    }

    List<Candidate> inOrder() {
        return List.copyOf(waiting);
    }
}
