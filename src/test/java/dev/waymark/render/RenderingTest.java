package dev.waymark.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.PageRenderer.Outcome;
import dev.waymark.crawl.SiteServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of pages that scripts fill. */
class RenderingTest extends RenderedSite {

    private static final String FILL = "document.getElementById('root').innerHTML = ";

    /** Pages that never come to rest are read a little sooner than they would be. */
    @Override
    RenderLimits limits() {
        return RenderLimits.USUAL.within(Duration.ofSeconds(20), Duration.ofSeconds(3));
    }

    @Test
    void readsWhatAScriptWrites() throws InterruptedException {
        site.text("/app.js", "text/javascript", FILL + "'<h1>Bread</h1><p>We bake bread every day.</p>'");
        site.reply("/", SiteServer.Reply.of(200, SHELL.formatted("<script src=/app.js></script>")));
        assertThat(page("/").markdown()).contains("# Bread", "We bake bread every day.");
        assertThat(site.paths()).containsExactly("/", "/robots.txt", "/app.js");
    }

    @Test
    void asksForAScriptOnceInACrawl() throws InterruptedException {
        site.text("/app.js", "text/javascript", FILL + "'<p>' + location.pathname + '</p>'");
        site.reply("/", SiteServer.Reply.of(200, SHELL.formatted("<script type=module src=/app.js></script>")));
        site.reply("/a", SiteServer.Reply.of(200, SHELL.formatted("<script type=module src=/app.js></script>")));
        Outcome.Rendered first = (Outcome.Rendered) render("/");
        Outcome.Rendered second = (Outcome.Rendered) render("/a");
        assertThat(List.of(first.requests(), second.requests())).containsExactly(1, 0);
        assertThat(new String(second.html(), StandardCharsets.UTF_8)).contains("<p>/a</p>");
    }

    @Test
    void readsDataThatComesLate() throws InterruptedException {
        site.text("/data.json", "application/json", "{\"text\": \"Opening hours are nine to five.\"}");
        script(
                "/",
                "setTimeout(() => fetch('/data.json').then(r => r.json()).then(d => { " + FILL
                        + "'<p>' + d.text + '</p>' }), 200)");
        assertThat(page("/").markdown()).contains("Opening hours are nine to five.");
    }

    @Test
    void findsTheLinksOfARouter() throws InterruptedException {
        script(
                "/",
                FILL + "'<nav><a href=/about>About</a><a href=/contact>Contact</a></nav><p>Home</p>';"
                        + "document.querySelectorAll('a').forEach(a => a.onclick = e => { e.preventDefault(); history.pushState(0, '', a.href) });"
                        + "history.pushState({}, '', '/home')");
        assertThat(page("/").links()).extracting(link -> link.url().path()).containsExactly("/about", "/contact");
    }

    @Test
    void readsDataOfAnotherHostThatSharesIt() throws InterruptedException {
        other.reply("/open", SiteServer.Reply.of(200, "Shared.", "Access-Control-Allow-Origin", "*"));
        other.text("/closed", "text/plain", "Not shared.");
        script(
                "/",
                "['open', 'closed'].forEach(name => fetch('" + other.url("/") + "' + name).then(r => r.text())"
                        + ".then(t => document.body.append(t), e => document.body.append(name + ' failed')))");
        assertThat(page("/").markdown()).contains("Shared.", "closed failed").doesNotContain("Not shared");
    }

    @Test
    void keepsDataThatRobotsMayNotReadFromItsPages() throws InterruptedException {
        site.robots("User-agent: *", "Disallow: /api/").text("/api/secret", "text/plain", "Not for robots.");
        script(
                "/",
                "fetch('/api/secret').then(r => r.text()).then(t => document.body.append(t), e => document.body.append('Refused.'))");
        assertThat(page("/").markdown()).isEqualTo("Refused.");
        assertThat(site.paths()).doesNotContain("/api/secret");
    }

    @Test
    void asksForNoPicturesStylesFontsAndFrames() throws InterruptedException {
        site.reply(
                "/",
                SiteServer.Reply.of(
                        200,
                        SHELL.formatted(
                                "<link rel=stylesheet href=/a.css><img src=/a.png><video src=/a.mp4></video><iframe src=/frame></iframe>"
                                        + "<script>const i = new Image(); i.onload = () => document.body.append('Seen.'); i.src = '/b.png';"
                                        + "new FontFace('f', 'url(/a.woff2)').load().catch(() => {})</script>")));
        assertThat(page("/").markdown()).contains("Seen.");
        assertThat(site.paths()).containsExactly("/");
    }

    @Test
    void saysWhereScriptsSendTheirVisitors() throws InterruptedException {
        script("/", "location.replace('/en/')");
        assertThat(render("/")).isEqualTo(new Outcome.Forwarded(site.url("/en/")));
        assertThat(site.paths()).containsExactly("/");
    }

    @Test
    void followsTheRedirectOfAScript() throws InterruptedException {
        site.redirect("/latest.js", "/v2.js").text("/v2.js", "text/javascript", FILL + "'<p>Version two.</p>'");
        site.reply("/", SiteServer.Reply.of(200, SHELL.formatted("<script src=/latest.js></script>")));
        assertThat(page("/").markdown()).contains("Version two.");
    }

    @Test
    void runsAPageThatNeverComesToRest() throws InterruptedException {
        script(
                "/",
                "let n = 0; setInterval(() => { " + FILL
                        + "'<p>Counted to ' + n++ + '</p>'; fetch('/poll?' + n).catch(() => {}) }, 50)");
        assertThat(page("/").markdown()).contains("Counted to");
    }

    @Test
    void sendsNoCookies() throws InterruptedException {
        site.reply("/api", SiteServer.Reply.of(200, "{}", "Set-Cookie", "a=b"));
        site.text("/again", "text/plain", "again");
        script(
                "/",
                "document.cookie = 'c=d'; fetch('/api', {credentials: 'include'}).then(() => fetch('/again')).then(() => document.body.append('Done.'))");
        assertThat(page("/").markdown()).contains("Done.");
        assertThat(List.of(site.cookie("/api"), site.cookie("/again"))).containsOnly("");
    }
}
