package dev.waymark.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A running browser, which renders one page at a time. It is trusted only after it has been seen that it reaches nothing by itself and
 * that its sandbox is on.
 */
final class Browser implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** None of them is what keeps the browser from the network; they only keep it from trying, and small. */
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--remote-debugging-pipe",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-sync",
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--disable-domain-reliability",
            "--disable-client-side-phishing-detection",
            "--disable-speech-api",
            "--disable-notifications",
            "--disable-quic",
            "--block-new-web-contents",
            "--no-startup-window",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-pings",
            "--mute-audio",
            "--hide-scrollbars",
            "--renderer-process-limit=2",
            "--js-flags=--max-old-space-size=256",
            "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,SpareRendererForSitePerProcess,WebUSB,InterestFeedContentSuggestions",
            "--window-size=1280,2000");

    private final BrowserProcess process;
    private final DevTools tools;

    private Browser(BrowserProcess process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /**
     * Starts a browser; takes about a second.
     *
     * @throws BrowserException when it cannot be had, or not with everything that keeps it apart
     */
    static Browser start(Isolation isolation, Path program) throws IOException, InterruptedException {
        BrowserProcess process = BrowserProcess.start(isolation, program, FLAGS);
        Browser browser = new Browser(process, process.devTools());
        try {
            browser.tools.start();
            browser.tools.call("", "Browser.getVersion", DevTools.params(), START);
            browser.checkReach();
            return browser;
        } catch (IOException | InterruptedException e) {
            browser.close();
            throw e;
        }
    }

    DevTools tools() {
        return tools;
    }

    BrowserProcess process() {
        return process;
    }

    /** Has it ask for an address of this machine, with nothing between it and the network: nothing may arrive. */
    private void checkReach() throws IOException, InterruptedException {
        try (ServerSocket canary = new ServerSocket()) {
            canary.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            JsonNode target =
                    tools.call("", "Target.createTarget", DevTools.params().put("url", "about:blank"), START);
            String id = target.path("targetId").asText();
            JsonNode attached = tools.call(
                    "",
                    "Target.attachToTarget",
                    DevTools.params().put("targetId", id).put("flatten", true),
                    ANSWER);
            String address = "http://127.0.0.1:" + canary.getLocalPort() + "/";
            JsonNode visited = tools.call(
                    attached.path("sessionId").asText(),
                    "Page.navigate",
                    DevTools.params().put("url", address),
                    START);
            process.checkSandbox();
            if (visited.path("errorText").asText("").isEmpty() || arrives(canary)) {
                throw new BrowserException("The browser reaches the network by itself");
            }
            tools.call("", "Target.closeTarget", DevTools.params().put("targetId", id), ANSWER);
        }
    }

    private static boolean arrives(ServerSocket canary) throws IOException {
        canary.setSoTimeout(1);
        try {
            canary.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
