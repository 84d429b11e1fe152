package dev.waymark.pipeline;

import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Validators;
import dev.waymark.url.Url;
import dev.waymark.web.Ids;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what becomes of the requests to other people's websites. */
record MeteredFetcher(Fetcher web, MetricRegistry metrics) implements Fetcher {

    private static final Metadata FETCHES = Metadata.builder()
            .withName("waymark_fetches")
            .withDescription("requests of this server to other people's websites, by what became of them")
            .build();

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted) {
        return counted(web.fetch(url, wanted));
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted, String cookie, Validators held, Runnable sending) {
        return counted(web.fetch(url, wanted, cookie, held, sending));
    }

    @Override
    public FetchResult fetchFor(String origin, Url url, FetchPurpose wanted, Runnable sending) {
        return counted(web.fetchFor(origin, url, wanted, sending));
    }

    private FetchResult counted(FetchResult fetched) {
        metrics.counter(FETCHES, new Tag("outcome", outcome(fetched))).inc();
        return fetched;
    }

    /** A status below 400, a class of failed ones such as {@code http_5xx}, or why there was no answer. */
    static String outcome(FetchResult fetched) {
        if (fetched instanceof FetchResponse answer) {
            return answer.status() < 400 ? "answered" : "http_" + answer.status() / 100 + "xx";
        }
        return Ids.of(((FetchFailure) fetched).reason());
    }
}
