package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Content;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages whose canonical address is another one, held back until it is known whether that one can be fetched. */
final class DeferredPages {

    /** A page that stands by. */
    record Waiting(Candidate candidate, Content content) {}

    private final Map<Url, List<Waiting>> byAwaited = new LinkedHashMap<>();
    private final Set<Url> waiting = new HashSet<>();

    void add(Url awaited, Candidate candidate, Content content) {
        byAwaited.computeIfAbsent(awaited, key -> new ArrayList<>()).add(new Waiting(candidate, content));
        waiting.add(candidate.key());
    }

    /** Whether the page of this address stands by itself, so that no other should wait for it. */
    boolean has(Url key) {
        return waiting.contains(key);
    }

    /** The pages that waited for this address; they wait no more. */
    List<Waiting> release(Url awaited) {
        List<Waiting> released = byAwaited.getOrDefault(awaited, List.of());
        byAwaited.remove(awaited);
        released.forEach(page -> waiting.remove(page.candidate().key()));
        return released;
    }

    /** All that wait, whatever for. */
    List<Waiting> releaseAll() {
        List<Waiting> all = byAwaited.values().stream().flatMap(List::stream).toList();
        byAwaited.clear();
        waiting.clear();
        return all;
    }
}
