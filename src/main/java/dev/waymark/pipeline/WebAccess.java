package dev.waymark.pipeline;

import dev.waymark.access.AgentAccess;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.UrlChecker;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.fetch.TextRecords;
import dev.waymark.politeness.ExemptHostLimiter;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.probe.LiveChecks;
import dev.waymark.probe.OwnershipCheck;
import dev.waymark.probe.PageInspector;
import dev.waymark.probe.PublicationCheck;
import dev.waymark.probe.SiteProbe;
import dev.waymark.submission.UrlPolicy;
import dev.waymark.throttle.HostSlots;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The HTTP client, host limiter and crawler that all jobs of this server share. */
@ApplicationScoped
class WebAccess {

    @Inject
    private UrlPolicy rules;

    @Inject
    private HostSlots turns;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private PageRendering rendering;

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "CRAWL_EXEMPT_GAP_MILLIS")
    int exemptGap;

    @Inject
    @ConfigProperty(name = "DNS_SERVER")
    Optional<String> dnsServer;

    /** A probe waits for two seconds; a request that it gave up holds its thread no longer than this. */
    private static final Duration PROBE_REQUEST = Duration.ofSeconds(3);

    private HttpFetcher web;
    private HttpFetcher hastyWeb;
    private SiteProbe siteProbe;
    private HostLimiter gate;
    private Crawler crawler;

    @PostConstruct
    void open() {
        FetchSettings settings = FetchSettings.of(FetchSettings.userAgent(publicUrl), rules.policy());
        web = new HttpFetcher(settings);
        hastyWeb = new HttpFetcher(settings.withTimes(PROBE_REQUEST, PROBE_REQUEST, PROBE_REQUEST));
        gate = new ExemptHostLimiter(
                rules.policy()::exempts,
                new RedisHostLimiter(turns, new LocalHostLimiter(Duration.ofMillis(exemptGap))),
                new RedisHostLimiter(turns, LocalHostLimiter.polite()));
        siteProbe = new SiteProbe(new Crawler(new MeteredFetcher(hastyWeb, metrics), gate, Clock.systemUTC())
                .rendering(rendering.renderer()));
        crawler =
                new Crawler(new MeteredFetcher(web, metrics), gate, Clock.systemUTC()).rendering(rendering.renderer());
    }

    @PreDestroy
    void close() {
        siteProbe.close();
        hastyWeb.close();
        web.close();
    }

    HttpFetcher web() {
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

    /** The way of those who ask whether somebody shows that a host is theirs. */
    @Produces
    @Dependent
    OwnershipCheck ownershipCheck() {
        TextRecords records = dnsServer.map(TextRecords::of).orElseGet(TextRecords::ofTheMachine);
        return new OwnershipCheck(new MeteredFetcher(web, metrics), gate, Clock.systemUTC(), records);
    }

    /** The way of those who want to see what is read from one page. */
    @Produces
    @Dependent
    PageInspector pageInspector() {
        return new PageInspector(web, gate, Clock.systemUTC());
    }

    /** The way of those who ask what agents meet on a site; each of its many requests has little time. */
    @Produces
    @Dependent
    AgentAccess agentAccess() {
        return new AgentAccess(new MeteredFetcher(hastyWeb, metrics), gate, Clock.systemUTC());
    }

    /** The way of those who ask whether a site could be read. */
    @Produces
    @Dependent
    SiteProbe siteProbe() {
        return siteProbe;
    }

    /** The way of those who read whole sites. */
    @Produces
    @Dependent
    Crawler crawler() {
        return crawler;
    }

    /** The way of those who ask whether single addresses still answer. */
    @Produces
    @Dependent
    UrlChecker urlChecker() {
        return new UrlChecker(new MeteredFetcher(web, metrics), gate, Clock.systemUTC());
    }
}
