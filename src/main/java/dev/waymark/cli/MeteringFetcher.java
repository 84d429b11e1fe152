package dev.waymark.cli;

import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Validators;
import dev.waymark.url.Url;
import java.time.Duration;

/** Measures what goes through a fetcher. */
final class MeteringFetcher implements Fetcher {

    private final Fetcher fetcher;
    private final long opened = System.nanoTime();
    private int requests;
    private long bytes;
    private int inFlight;
    private int peak;
    private long lastStart;
    private long smallestGap = Long.MAX_VALUE;

    MeteringFetcher(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted) {
        return fetch(url, wanted, "", Validators.NONE, () -> {});
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted, String cookie, Validators held, Runnable sending) {
        begin();
        try {
            FetchResult fetched = fetcher.fetch(url, wanted, cookie, held, () -> {
                send();
                sending.run();
            });
            count(fetched);
            return fetched;
        } finally {
            end();
        }
    }

    private synchronized void send() {
        long now = System.nanoTime();
        if (lastStart != 0) {
            smallestGap = Math.min(smallestGap, now - lastStart);
        }
        lastStart = now;
    }

    private synchronized void begin() {
        requests++;
        inFlight++;
        peak = Math.max(peak, inFlight);
    }

    private synchronized void count(FetchResult fetched) {
        bytes += fetched instanceof FetchResponse answer ? answer.body().length : 0;
    }

    private synchronized void end() {
        inFlight--;
    }

    /**
     * What was seen so far.
     *
     * @param bytes of all answers, decoded
     * @param wall since the meter was made
     * @param peak the most requests under way at once
     * @param smallestGap the least time between the starts of two requests; zero when there were no two
     */
    record Reading(int requests, long bytes, Duration wall, int peak, Duration smallestGap) {}

    synchronized Reading reading() {
        return new Reading(
                requests,
                bytes,
                Duration.ofNanos(System.nanoTime() - opened),
                peak,
                smallestGap == Long.MAX_VALUE ? Duration.ZERO : Duration.ofNanos(smallestGap));
    }
}
