package dev.waymark.job;

import dev.waymark.fetch.Answer;
import dev.waymark.fetch.Fetched;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Skip;
import dev.waymark.fetch.Wanted;
import dev.waymark.url.Url;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what becomes of the requests to other people's websites. */
record CountedFetcher(Fetcher web, MetricRegistry metrics) implements Fetcher {

    private static final Metadata FETCHES = Metadata.builder()
            .withName("waymark_fetches")
            .withDescription("requests of this server to other people's websites, by what became of them")
            .build();

    @Override
    public Fetched fetch(Url url, Wanted wanted) {
        return counted(web.fetch(url, wanted));
    }

    @Override
    public Fetched fetch(Url url, Wanted wanted, Runnable sending) {
        return counted(web.fetch(url, wanted, sending));
    }

    private Fetched counted(Fetched fetched) {
        metrics.counter(FETCHES, new Tag("outcome", outcome(fetched))).inc();
        return fetched;
    }

    /** A status below 400, a class of failed ones such as {@code http_5xx}, or why there was no answer. */
    static String outcome(Fetched fetched) {
        if (fetched instanceof Answer answer) {
            return answer.status() < 400 ? "answered" : "http_" + answer.status() / 100 + "xx";
        }
        return ((Skip) fetched).reason().name().toLowerCase(Locale.ROOT);
    }
}
