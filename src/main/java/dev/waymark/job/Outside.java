package dev.waymark.job;

import dev.waymark.assess.LiveChecks;
import dev.waymark.assess.PublicationCheck;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.Gate;
import dev.waymark.crawl.HostGate;
import dev.waymark.crawl.OwnGate;
import dev.waymark.fetch.PublicWeb;
import dev.waymark.fetch.Settings;
import dev.waymark.submission.VisitingRules;
import dev.waymark.throttle.Turns;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The way to other people's websites, shared by all jobs of this server. */
@ApplicationScoped
class Outside {

    @Inject
    private VisitingRules rules;

    @Inject
    private Turns turns;

    @Inject
    private MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "CRAWL_EXEMPT_GAP_MILLIS")
    int exemptGap;

    private PublicWeb web;
    private Gate gate;
    private Crawler crawler;

    @PostConstruct
    void open() {
        web = new PublicWeb(Settings.of(Settings.userAgent(publicUrl), rules.policy()));
        gate = new OwnGate(
                rules.policy()::exempts,
                new SharedGate(turns, new HostGate(Duration.ofMillis(exemptGap))),
                new SharedGate(turns, HostGate.polite()));
        crawler = new Crawler(new CountedFetcher(web, metrics), gate, Clock.systemUTC());
    }

    @PreDestroy
    void close() {
        web.close();
    }

    PublicWeb web() {
        return web;
    }

    /** The way of those features that only look at single addresses. */
    @Produces
    @Dependent
    LiveChecks liveChecks() {
        return new LiveChecks(web, gate, Clock.systemUTC());
    }

    /** The way of those who look whether a file has been published. */
    @Produces
    @Dependent
    PublicationCheck publicationCheck() {
        return new PublicationCheck(web, gate, Clock.systemUTC());
    }

    Crawler crawler() {
        return crawler;
    }
}
