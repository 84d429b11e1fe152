package dev.waymark.job;

import dev.waymark.crawl.Crawler;
import dev.waymark.fetch.PublicWeb;
import dev.waymark.fetch.Settings;
import dev.waymark.submission.VisitingRules;
import dev.waymark.throttle.Turns;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to other people's websites, shared by all jobs of this server. */
@ApplicationScoped
class Outside {

    @Inject
    private VisitingRules rules;

    @Inject
    private Turns turns;

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String publicUrl;

    private PublicWeb web;
    private Crawler crawler;

    @PostConstruct
    void open() {
        web = new PublicWeb(Settings.of(Settings.userAgent(publicUrl), rules.policy()));
        crawler = new Crawler(web, new SharedGate(turns), Clock.systemUTC());
    }

    @PreDestroy
    void close() {
        web.close();
    }

    PublicWeb web() {
        return web;
    }

    Crawler crawler() {
        return crawler;
    }
}
