package dev.waymark.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.crawl.PageRenderer.Outcome;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.message.Message;
import dev.waymark.render.DevTools.Event;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One page in the browser, from its document to its text. Everything that it asks for is decided here: the document is the one that the
 * crawl has, scripts and data come from the {@link ResourceFetcher}, and the rest is refused or answered with nothing.
 */
final class PageVisit {

    private static final int FETCHERS = 4;
    private static final int MAX_EVENTS = 2_000;
    private static final int MAX_DIALOGS = 10;
    private static final int MAX_TARGETS = 20;
    private static final int MAX_HTML_CHARACTERS = 2 * 1024 * 1024;

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration NETWORK_QUIET = Duration.ofMillis(500);
    private static final long PAGE_QUIET_MILLIS = 300;
    private static final long PAGE_LONG_QUIET_MILLIS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Set<String> LOCAL = Set.of("data:", "blob:", "about:");
    private static final byte[] EMPTY_IMAGE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /** The fields of an answer that a page may see; never cookies, and nothing that would have the browser ask for more. */
    private static final List<String> FIELDS = List.of(
            "content-type",
            "content-security-policy",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "x-content-type-options",
            "x-total-count",
            "location");

    /** Counts in a world of its own, where the scripts of the page cannot reach it. */
    private static final String WATCH = """
            globalThis.changed = performance.now();
            new MutationObserver(() => { globalThis.changed = performance.now(); })
                .observe(document, {subtree: true, childList: true, characterData: true});
            """;

    private static final String QUIET = "performance.now() - globalThis.changed";

    private final Browser browser;
    private final DevTools tools;
    private final ResourceFetcher resources;
    private final long receivedBefore;
    private final FetchResponse document;
    private final RenderLimits limits;
    private final long start = System.nanoTime();
    private final ExecutorService fetchers;
    private final AtomicBoolean documentGiven = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long lastAnswer = start;
    private volatile long ready;
    private volatile String session = "";
    private volatile String target = "";
    private volatile @Nullable Outcome outcome;
    private int events;
    private int dialogs;
    private int targets;

    PageVisit(Browser browser, ResourceFetcher resources, FetchResponse document, RenderLimits limits) {
        this.browser = browser;
        this.tools = browser.tools();
        this.resources = resources;
        this.receivedBefore = resources.received();
        this.document = document;
        this.limits = limits;
        this.fetchers = Executors.newFixedThreadPool(FETCHERS, task -> {
            Thread thread = new Thread(task, "renderer-fetch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Renders the page.
     *
     * @throws BrowserException when the browser does not answer any more and has to be ended
     */
    Outcome run() throws BrowserException, InterruptedException {
        tools.listen(this::hear);
        try {
            String context = call("", "Target.createBrowserContext", DevTools.params())
                    .path("browserContextId")
                    .asText();
            open(context);
            Outcome came = settle();
            call("", "Target.disposeBrowserContext", DevTools.params().put("browserContextId", context));
            return came;
        } catch (BrowserException e) {
            Outcome decided = outcome;
            if (decided != null && browser.process().isAlive()) {
                browser.close(); // what it decided holds; the browser does not go on
            }
            if (decided == null) {
                throw e;
            }
            return decided;
        } finally {
            tools.listen(event -> {});
            fetchers.shutdownNow();
        }
    }

    private void open(String context) throws BrowserException, InterruptedException {
        call("", "Target.setDiscoverTargets", DevTools.params().put("discover", true));
        call(
                "",
                "Browser.setDownloadBehavior",
                DevTools.params().put("behavior", "deny").put("browserContextId", context));
        target = call(
                        "",
                        "Target.createTarget",
                        DevTools.params().put("url", "about:blank").put("browserContextId", context))
                .path("targetId")
                .asText();
        session = call(
                        "",
                        "Target.attachToTarget",
                        DevTools.params().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        call(session, "Page.enable", DevTools.params());
        call(session, "Inspector.enable", DevTools.params());
        call(session, "Fetch.enable", everyRequest());
        call(session, "Target.setAutoAttach", everyChild());
        tools.tell(
                session,
                "Page.navigate",
                DevTools.params().put("url", document.url().toString()));
    }

    /** Has every request of a page, frame or worker come to us. */
    private static ObjectNode everyRequest() {
        ObjectNode params = DevTools.params();
        params.putArray("patterns").addObject().put("urlPattern", "*");
        return params;
    }

    /** Has the frames and workers that it starts wait until the same holds for them. */
    private static ObjectNode everyChild() {
        return DevTools.params()
                .put("autoAttach", true)
                .put("waitForDebuggerOnStart", true)
                .put("flatten", true);
    }

    private JsonNode call(String to, String method, JsonNode params) throws BrowserException, InterruptedException {
        return tools.call(to, method, params, PATIENCE);
    }

    /** Waits until the page does not change any more, and takes its text. */
    private Outcome settle() throws BrowserException, InterruptedException {
        int world = -1;
        while (true) {
            Thread.sleep(LOOK_EVERY.toMillis());
            check();
            if (outcome != null) {
                return outcome;
            }
            if (ready != 0 && world < 0) {
                world = watch();
            } else if (world >= 0 && isSettled(quietMillis(world))) {
                return outcome != null ? outcome : rendered();
            }
        }
    }

    private int watch() throws BrowserException, InterruptedException {
        JsonNode created = await(
                session,
                "Page.createIsolatedWorld",
                DevTools.params().put("frameId", target).put("worldName", "waymark"));
        int world = created.path("executionContextId").asInt();
        evaluate(world, WATCH);
        return world;
    }

    private JsonNode evaluate(int world, String expression) throws BrowserException, InterruptedException {
        return await(
                session,
                "Runtime.evaluate",
                DevTools.params()
                        .put("expression", expression)
                        .put("contextId", world)
                        .put("returnByValue", true));
    }

    private long quietMillis(int world) throws BrowserException, InterruptedException {
        return evaluate(world, QUIET).path("result").path("value").asLong();
    }

    private boolean isSettled(long quietMillis) {
        boolean network = underWay.get() == 0 && since(lastAnswer).compareTo(NETWORK_QUIET) > 0;
        return (network && quietMillis > PAGE_QUIET_MILLIS)
                || quietMillis > PAGE_LONG_QUIET_MILLIS
                || since(ready).compareTo(limits.settling()) > 0;
    }

    private Outcome rendered() throws BrowserException, InterruptedException {
        JsonNode root = await(session, "DOM.getDocument", DevTools.params().put("depth", 0));
        String html = await(
                        session,
                        "DOM.getOuterHTML",
                        DevTools.params()
                                .put("nodeId", root.path("root").path("nodeId").asInt()))
                .path("outerHTML")
                .asText();
        String bounded = html.substring(0, Math.min(html.length(), MAX_HTML_CHARACTERS));
        return new Outcome.Rendered(
                bounded.getBytes(StandardCharsets.UTF_8),
                requests.get(),
                resources.received() - receivedBefore,
                since(start));
    }

    /** Sends a command to the page, which may be busy, and goes on looking after it meanwhile. */
    private JsonNode await(String to, String method, JsonNode params) throws BrowserException, InterruptedException {
        CompletableFuture<JsonNode> result = tools.send(to, method, params);
        while (true) {
            try {
                return result.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                check();
                if (outcome != null) {
                    throw new BrowserException("The page is busy: " + method);
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof BrowserException failure ? failure : new BrowserException(method, e);
            }
        }
    }

    private void check() {
        if (since(start).compareTo(limits.time()) > 0) {
            giveUp(Message.of("render.time", limits.time().toSeconds()));
        }
        if (browser.process().memory() > limits.memory()) {
            giveUp(Message.of("render.memory"));
            browser.close();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private synchronized void giveUp(Message why) {
        decide(new Outcome.GivenUp(why));
    }

    private synchronized void decide(Outcome decided) {
        if (outcome == null) {
            outcome = decided;
        }
    }

    /** Called by the thread that reads the pipe alone. */
    private void hear(Event event) {
        if (++events > MAX_EVENTS) {
            giveUp(Message.of("render.requests"));
        }
        switch (event.method()) {
            case "Fetch.requestPaused" -> paused(event.session(), event.params());
            case "Target.attachedToTarget" -> attached(event.params());
            case "Target.targetCreated" -> created(event.params().path("targetInfo"));
            case "Page.domContentEventFired" -> ready = ready == 0 ? System.nanoTime() : ready;
            case "Page.javascriptDialogOpening" -> dialog(event.session());
            case "Inspector.targetCrashed", "Target.targetCrashed" -> giveUp(Message.of("render.crashed"));
            case Event.TOO_LONG -> giveUp(Message.of("render.size"));
            case Event.ENDED -> giveUp(Message.of("render.crashed"));
            default -> {}
        }
    }

    private void dialog(String from) {
        if (++dialogs > MAX_DIALOGS) {
            giveUp(Message.of("render.dialogs"));
        }
        tools.tell(from, "Page.handleJavaScriptDialog", DevTools.params().put("accept", false));
    }

    /** A frame or worker that waits to begin. One that has no such commands gets no answers to its requests. */
    private void attached(JsonNode params) {
        String child = params.path("sessionId").asText();
        if (++targets > MAX_TARGETS) {
            giveUp(Message.of("render.requests"));
        } else if (!child.equals(session)) {
            tools.tell(child, "Fetch.enable", everyRequest());
            tools.tell(child, "Target.setAutoAttach", everyChild());
            tools.tell(child, "Runtime.runIfWaitingForDebugger", DevTools.params());
        }
    }

    /** Windows and service workers are none of the page's business. */
    private void created(JsonNode info) {
        String type = info.path("type").asText();
        String id = info.path("targetId").asText();
        boolean unwanted = type.equals("page") || type.equals("service_worker") || type.equals("shared_worker");
        if (unwanted && !target.isEmpty() && !id.equals(target)) {
            tools.tell("", "Target.closeTarget", DevTools.params().put("targetId", id));
        }
    }

    private void paused(String from, JsonNode params) {
        String id = params.path("requestId").asText();
        String type = params.path("resourceType").asText();
        String address = params.path("request").path("url").asText();
        boolean get = params.path("request").path("method").asText().equals("GET");
        if (type.equals("Document") && params.path("frameId").asText().equals(target)) {
            document(from, id, get ? address : "");
        } else if (!address.startsWith("http")) {
            if (LOCAL.stream().anyMatch(address::startsWith)) {
                tools.tell(from, "Fetch.continueRequest", DevTools.params().put("requestId", id));
            } else {
                refuse(from, id);
            }
        } else if (!get || outcome != null) {
            refuse(from, id);
        } else {
            switch (type) {
                case "Script" -> resource(from, id, address, ResourceFetcher.Kind.SCRIPT);
                case "XHR", "Fetch" -> resource(from, id, address, ResourceFetcher.Kind.DATA);
                case "Stylesheet" -> fulfill(from, id, 200, Map.of("content-type", "text/css"), new byte[0]);
                case "Image" -> fulfill(from, id, 200, Map.of("content-type", "image/gif"), EMPTY_IMAGE);
                default -> refuse(from, id);
            }
        }
    }

    /** The page itself is there already; where its scripts send it is for the crawl to decide. */
    private void document(String from, String id, String address) {
        if (documentGiven.compareAndSet(false, true)) {
            fulfill(from, id, 200, fields(document), document.body());
            return;
        }
        refuse(from, id);
        Optional<Url> there = url(address);
        if (there.isEmpty()) {
            giveUp(Message.of("render.leaves"));
        } else if (!there.get().equals(document.url())) {
            decide(new Outcome.Forwarded(there.get()));
        }
    }

    private static Optional<Url> url(String address) {
        try {
            return Optional.of(Url.parse(address));
        } catch (BadUrl e) {
            return Optional.empty();
        }
    }

    private void resource(String from, String id, String address, ResourceFetcher.Kind kind) {
        Optional<Url> url = url(address);
        if (url.isEmpty() || asked.incrementAndGet() > limits.requests() || bytes.get() > limits.bytes()) {
            refuse(from, id);
            return;
        }
        underWay.incrementAndGet();
        try {
            fetchers.execute(() -> answer(from, id, url.get(), kind));
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet(); // the visit is over
        }
    }

    private void answer(String from, String id, Url url, ResourceFetcher.Kind kind) {
        try {
            Optional<FetchResponse> answer = resources.fetch(url, kind, document.url(), requests::incrementAndGet);
            boolean fits = answer.isPresent() && bytes.addAndGet(answer.get().body().length) <= limits.bytes();
            if (fits) {
                fulfill(
                        from,
                        id,
                        answer.get().status(),
                        fields(answer.get()),
                        answer.get().body());
            } else {
                refuse(from, id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the visit is over
        } finally {
            lastAnswer = System.nanoTime();
            underWay.decrementAndGet();
        }
    }

    private static Map<String, String> fields(FetchResponse answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        FIELDS.forEach(name -> answer.header(name).ifPresent(value -> fields.put(name, value)));
        return fields;
    }

    private void refuse(String from, String id) {
        tools.tell(
                from,
                "Fetch.failRequest",
                DevTools.params().put("requestId", id).put("errorReason", "Aborted"));
    }

    private void fulfill(String from, String id, int status, Map<String, String> fields, byte[] body) {
        ObjectNode params = DevTools.params().put("requestId", id).put("responseCode", status);
        ArrayNode headers = params.putArray("responseHeaders");
        fields.forEach((name, value) -> headers.addObject().put("name", name).put("value", value));
        params.put("body", body);
        tools.tell(from, "Fetch.fulfillRequest", params);
    }
}
