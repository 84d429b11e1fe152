package dev.waymark.render;

import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.PageRenderer;
import dev.waymark.crawl.PageRenderer.Outcome;
import dev.waymark.crawl.SiteServer;
import dev.waymark.extract.PageReader;
import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.page.Page;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.robots.RobotsCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** A website on loopback whose pages are rendered, and another host that is asked as any other. Skipped where nothing can be rendered. */
abstract class RenderedSite {

    static final String SHELL =
            "<!doctype html><html lang=en><head><title>Shell</title></head><body><div id=root></div>%s</body></html>";

    private static Optional<ChromiumRenderer> renderer = Optional.empty();

    final SiteServer site = new SiteServer();
    final SiteServer other = new SiteServer();
    private HttpFetcher web;
    private PageRenderer.Session session;

    /** A page may take as long as this class of tests says. */
    RenderLimits limits() {
        return RenderLimits.USUAL;
    }

    static ChromiumRenderer renderer(RenderLimits limits) {
        if (renderer.isEmpty()) {
            renderer = ChromiumRenderer.find(Optional.empty(), 1, limits);
        }
        Assumptions.assumeTrue(renderer.isPresent(), "no Chromium can be isolated here");
        return renderer.get();
    }

    @BeforeEach
    void open() {
        AddressPolicy policy = AddressPolicy.STRICT.withExempt(address(site), address(other));
        web = new HttpFetcher(FetchSettings.of("test/1", policy));
        LocalHostLimiter limiter = new LocalHostLimiter(Duration.ZERO);
        session = renderer(limits())
                .open(web, limiter, new RobotsCache(new PoliteFetcher(web, limiter, Clock.systemUTC())));
    }

    /** Reads the website with this renderer. */
    Crawler crawler(PageRenderer renderer) {
        return new Crawler(web, new LocalHostLimiter(Duration.ZERO), Clock.systemUTC()).rendering(renderer);
    }

    static String address(SiteServer server) {
        return server.url("/").authority();
    }

    @AfterEach
    void close() {
        web.close();
        site.close();
        other.close();
    }

    @AfterAll
    static void end() {
        renderer.ifPresent(ChromiumRenderer::close);
        renderer = Optional.empty();
    }

    /** A shell with this script. */
    void script(String path, String script) {
        site.reply(path, SiteServer.Reply.of(200, SHELL.formatted("<script>" + script + "</script>")));
    }

    Outcome render(String path) throws InterruptedException {
        return session.render((FetchResponse) web.fetch(site.url(path), FetchPurpose.PAGE), () -> true);
    }

    /** What is read of a page that was rendered. */
    Page page(String path) throws InterruptedException {
        Outcome outcome = render(path);
        if (!(outcome instanceof Outcome.Rendered rendered)) {
            throw new AssertionError(outcome);
        }
        return new PageReader().read(site.url(path), rendered.html(), "text/html; charset=utf-8");
    }
}
