package dev.waymark.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.PageRenderer.Outcome;
import dev.waymark.crawl.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that try to reach what they must not: nothing of it arrives. In a text, {@code §} is an address of the canary. */
class AttackPagesTest extends RenderedSite {

    private static final String EVERY_WAY = """
            <link rel=dns-prefetch href=http://§/><link rel=preconnect href=http://§/><link rel=prefetch href=http://§/a>
            <link rel=preload as=script href=http://§/b><link rel=modulepreload href=http://§/c><link rel=stylesheet href=http://§/d>
            <link rel=icon href=http://§/e><link rel=manifest href=http://§/f><link rel=prerender href=http://§/g>
            <style>@import url(http://§/h); body { background: url(http://§/i) } @font-face { font-family: f; src: url(http://§/j) }</style>
            <script type=speculationrules>{"prefetch": [{"urls": ["http://§/k"], "eagerness": "immediate"}]}</script>
            <img src=http://§/l srcset='http://§/m 2x'><video src=http://§/n poster=http://§/o></video><audio src=http://§/p></audio>
            <iframe src=http://§/q></iframe><iframe srcdoc="<img src=http://§/r><script src=http://§/s></script>"></iframe>
            <iframe src="data:text/html,<img src=http://§/t><script>fetch('http://§/u')</script>"></iframe>
            <object data=http://§/v></object><embed src=http://§/w><input type=image src=http://§/x>
            <svg><image href=http://§/y /><use href=http://§/z#a /></svg><body background=http://§/aa><table background=http://§/ab></table>
            <script src=http://§/ac></script><script type=module src=http://§/ad></script><script src=/redirect.js></script>
            <video><track default kind=captions src=http://§/ae><source src=http://§/af></video>
            <a id=ping ping=http://§/ag href=#here>ping</a>
            <script>
            const tries = [
                () => fetch('http://§/1'), () => fetch('http://§/2', {mode: 'no-cors', method: 'POST', body: 'a'}),
                () => fetch('http://§/3', {keepalive: true}), () => { const x = new XMLHttpRequest(); x.open('GET', 'http://§/4'); x.send() },
                () => { const x = new XMLHttpRequest(); x.open('GET', 'http://§/5', false); x.send() },
                () => new WebSocket('ws://§/6'), () => new EventSource('http://§/7'), () => navigator.sendBeacon('http://§/8', 'a'),
                () => { new Image().src = 'http://§/9' }, () => import('http://§/10'), () => new Audio('http://§/11').play(),
                () => new Worker(URL.createObjectURL(new Blob(["fetch('http://§/12'); importScripts('http://§/13'); new WebSocket('ws://§/14')"]))),
                () => new SharedWorker(URL.createObjectURL(new Blob(["fetch('http://§/15')"]))),
                () => navigator.serviceWorker.register('/sw.js'), () => new WebTransport('https://§/16'),
                () => { const p = new RTCPeerConnection({iceServers: [{urls: 'stun:§'}, {urls: 'turn:§?transport=tcp', username: 'a', credential: 'b'}]});
                        p.createDataChannel('a'); p.createOffer().then(o => p.setLocalDescription(o)) },
                () => new FontFace('g', 'url(http://§/17)').load(), () => document.getElementById('ping').click(),
                () => CSS.paintWorklet && CSS.paintWorklet.addModule('http://§/18'), () => new AudioContext().audioWorklet.addModule('http://§/19'),
                () => fetch('/redirect'), () => fetch('file:///etc/passwd').then(r => r.text()).then(t => document.body.append(t)),
                () => fetch('http://§/20').catch(() => fetch('http://§/21')), () => window.open('http://§/22'),
                () => { const a = document.createElement('a'); a.href = 'http://§/24'; a.target = '_blank'; document.body.append(a); a.click() },
                () => { const f = document.createElement('form'); f.action = 'http://§/25'; f.target = '_blank'; document.body.append(f); f.submit() },
                () => { const f = document.createElement('iframe'); f.src = 'file:///etc/passwd'; document.body.append(f) },
                () => new PaymentRequest([{supportedMethods: 'http://§/26'}], {total: {label: 'a', amount: {currency: 'GBP', value: '1'}}}).canMakePayment(),
                () => navigator.credentials.get({identity: {providers: [{configURL: 'http://§/27', clientId: 'a'}]}}),
                () => new PresentationRequest('http://§/28').getAvailability()];
            for (const one of tries) { try { const r = one(); if (r && r.catch) r.catch(() => {}) } catch (e) {} }
            document.body.append('All was tried.');
            </script>
            """;

    private Canary canary;

    /** What a site may do in these tests takes a moment only. */
    @Override
    RenderLimits limits() {
        return RenderLimits.USUAL.within(Duration.ofSeconds(10), Duration.ofSeconds(2));
    }

    @BeforeEach
    void listen() throws IOException, InterruptedException {
        canary = new Canary();
        assertThat(canary.works()).isTrue();
    }

    @AfterEach
    void unlisten() throws IOException {
        if (canary != null) { // where nothing can be rendered, the test was skipped before
            canary.close();
        }
    }

    private String aimed(String html) {
        return html.replace("§", "127.0.0.1:" + canary.port());
    }

    /** One page for each address, so that none has to give up before all was tried. */
    @Test
    void reachesNothingInAnyWay() throws IOException, InterruptedException {
        String one = aimed("http://§/redirected");
        site.redirect("/redirect.js", one).redirect("/redirect", one);
        site.text("/sw.js", "text/javascript", aimed("fetch('http://§/sw'); onactivate = () => fetch('http://§/sw')"));
        List<String> addresses = canary.addresses();
        assertThat(addresses).hasSizeGreaterThan(3);
        for (String address : addresses) {
            site.reply("/", SiteServer.Reply.of(200, SHELL.formatted(EVERY_WAY.replace("§", address))));
            assertThat(page("/").markdown()).contains("All was tried.").doesNotContain("root:");
            assertThat(canary.hits()).as(address).isZero();
        }
        assertThat(site.paths()).isSubsetOf("/", "/robots.txt", "/redirect.js", "/redirect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>location = 'http://§/'</script>",
                "<script>location = 'file:///etc/passwd'</script>",
                "<script>document.write('<form action=http://§/ method=post><input name=a value=b></form>'); document.forms[0].submit()</script>",
                "<meta http-equiv=refresh content='0; url=http://§/'>",
                "<script>location = '/redirect'</script>",
                "<script>for (let i = 0; i < 100; i++) open('http://§/' + i, 'w' + i)</script>",
                "<script>location = 'data:text/html,<img src=http://§/>'</script>",
                "<a id=a download href=http://§/>a</a><script>document.getElementById('a').click()</script>",
                "<base href=http://§/><script src=a.js></script><img src=b.png>",
            })
    void isNotLedAway(String html) throws InterruptedException {
        site.redirect("/redirect", aimed("http://§/"));
        site.reply("/", SiteServer.Reply.of(200, SHELL.formatted(aimed(html))));
        render("/");
        assertThat(canary.hits()).isZero();
        assertThat(site.paths()).isSubsetOf("/", "/robots.txt");
    }

    @Test
    void reachesNothingWhenItIsKilledMidway() throws InterruptedException {
        script(
                "/",
                aimed(
                        "fetch('/begun'); setInterval(() => { fetch('http://§/'); new WebSocket('ws://§/'); document.body.append('a') }, 1)"));
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return render("/");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (site.paths().size() < 2 && !outcome.isDone()) {
            Thread.sleep(10);
        }
        assertThat(kill()).isTrue();
        assertThat(outcome.join()).isInstanceOf(Outcome.GivenUp.class);
        assertThat(canary.hits()).isZero();
        script("/next", "document.body.append('The next page is read.')");
        assertThat(page("/next").markdown()).isEqualTo("The next page is read.");
    }

    /** Kills the browser; its helpers have a type. */
    private static boolean kill() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> isBrowser(commandLine(process)))
                .map(ProcessHandle::destroyForcibly)
                .toList()
                .contains(true);
    }

    private static boolean isBrowser(String command) {
        return command.contains("--remote-debugging-pipe")
                && !command.startsWith("unshare")
                && !command.contains("--type=");
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
