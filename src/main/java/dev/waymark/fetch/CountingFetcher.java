package dev.waymark.fetch;

import dev.waymark.url.Url;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts every request: those for robots.txt, each hop of a redirect, and those that are made again. */
public record CountingFetcher(Fetcher web, AtomicInteger count) implements Fetcher {

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted) {
        count.incrementAndGet();
        return web.fetch(url, wanted);
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted, String cookie, Validators held, Runnable sending) {
        count.incrementAndGet();
        return web.fetch(url, wanted, cookie, held, sending);
    }

    @Override
    public FetchResult fetchFor(String origin, Url url, FetchPurpose wanted, Runnable sending) {
        count.incrementAndGet();
        return web.fetchFor(origin, url, wanted, sending);
    }
}
