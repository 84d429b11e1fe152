package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stripe, as far as Waymark meets it: the API's objects, errors and idempotency, a page that plays hosted Checkout, and events with
 * real signatures. Its wire format follows Stripe's API reference. It can be slow, fail, limit rates and lose events when told to.
 *
 * <p>By hand: {@code bin/lab/stripe}.
 */
public final class StripeStandIn implements AutoCloseable {

    /** Test keys in Stripe's shape; the second secret is for a rotation. */
    public static final String KEY = "sk_test_standin";

    public static final String WEBHOOK_SECRET = "whsec_standin";

    private final HttpServer server;
    private final StripeObjects objects;
    private final StripeSubscriptions subscriptions;
    private final StripePage page;
    private final StripePortal portal;
    private final StripeEvents events = new StripeEvents();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> made = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Duration> held = new AtomicReference<>(Duration.ZERO);
    private volatile Duration delay = Duration.ZERO;

    /** What an idempotency key made, and with which parameters. */
    private record Kept(Map<String, String> form, StripeAnswer answer) {}

    /** The next request is answered so. */
    private record Trouble(int status, String type, String code) {}

    private StripeStandIn(HttpServer server) {
        this.server = server;
        this.objects =
                new StripeObjects("http://127.0.0.1:" + server.getAddress().getPort());
        this.subscriptions = new StripeSubscriptions(objects);
        this.page = new StripePage(objects, subscriptions, events);
        this.portal = new StripePortal(objects, subscriptions, events);
    }

    public static StripeStandIn start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        StripeStandIn stripe = new StripeStandIn(server);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "stripe");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/", stripe::api);
        server.createContext("/c/pay/", stripe.page::answer);
        server.createContext("/p/session/", stripe.portal::answer);
        server.start();
        return stripe;
    }

    /** Runs until it is ended: port, and where events go. */
    public static void main(String[] arguments) throws Exception {
        StripeStandIn stripe = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12111);
        stripe.events()
                .deliverTo(
                        URI.create(arguments.length > 1 ? arguments[1] : "http://localhost:8080/api/payment/webhook"));
        System.out.println("Stripe's stand-in listens at " + stripe.address() + ". Run Waymark with");
        System.out.println("STRIPE_API_BASE=" + stripe.address() + " STRIPE_SECRET_KEY=" + KEY
                + " STRIPE_WEBHOOK_SECRET=" + WEBHOOK_SECRET + " bin/dev");
        Thread.currentThread().join();
    }

    /** What the server under test needs in its environment. */
    public Map<String, String> environment() {
        return Map.of("STRIPE_API_BASE", address(), "STRIPE_SECRET_KEY", KEY, "STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET);
    }

    public String address() {
        return objects.address();
    }

    public StripeObjects objects() {
        return objects;
    }

    public StripeSubscriptions subscriptions() {
        return subscriptions;
    }

    public StripeEvents events() {
        return events;
    }

    /** How many objects of a kind were really made, repeats under the same key not counted. */
    public int made(String path) {
        return made.getOrDefault(path, 0);
    }

    /** How often somebody asked for an object. */
    public int asked(String id) {
        return asked.getOrDefault(id, 0);
    }

    /** Every answer takes at least this long from now on. */
    public void delay(Duration time) {
        delay = time;
    }

    /** The next answer is made at once, and sent so much later: it may be out of date by then. */
    public void holdNext(Duration time) {
        held.set(time);
    }

    /** The next requests fail. */
    public void fail(int times, int status, String type, String code) {
        for (int i = 0; i < times; i++) {
            troubles.add(new Trouble(status, type, code));
        }
    }

    /** Whatever was to fail does not. */
    public void repair() {
        troubles.clear();
    }

    private void api(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        pause();
        StripeAnswer answer = judged(exchange, form);
        sleep(held.getAndSet(Duration.ZERO));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", StripeObjects.id("req_"));
        if (answer.replayed()) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private StripeAnswer judged(HttpExchange exchange, Map<String, String> form) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + KEY).equals(authorization)) {
            return StripeAnswer.error(401, "invalid_request_error", "", "Invalid API Key provided");
        }
        Trouble trouble = troubles.poll();
        if (trouble != null) {
            return StripeAnswer.error(trouble.status(), trouble.type(), trouble.code(), "As told.");
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return exchange.getRequestMethod().equals("POST") && key != null
                ? once(key, exchange, form)
                : routed(exchange, form);
    }

    /** https://docs.stripe.com/api/idempotent_requests */
    private StripeAnswer once(String key, HttpExchange exchange, Map<String, String> form) {
        if (!underWay.add(key)) {
            return StripeAnswer.error(
                    409, "idempotency_error", "idempotency_key_in_use", "There is a request with this key under way.");
        }
        try {
            Kept before = kept.get(key);
            if (before == null) {
                StripeAnswer answer = routed(exchange, form);
                kept.put(key, new Kept(form, answer));
                return answer;
            }
            return before.form().equals(form)
                    ? before.answer().again()
                    : StripeAnswer.error(
                            400, "idempotency_error", "", "Keys can only be used with the same parameters.");
        } finally {
            underWay.remove(key);
        }
    }

    private StripeAnswer routed(HttpExchange exchange, Map<String, String> form) {
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        if (exchange.getRequestMethod().equals("GET")) {
            String id = path.substring(path.lastIndexOf('/') + 1);
            asked.merge(id, 1, Integer::sum);
            return path.startsWith("subscriptions/") ? subscriptions.show(id, query(exchange)) : objects.find(id);
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            return deleted(path, exchange, form);
        }
        StripeAnswer answer =
                switch (path) {
                    case "checkout/sessions" ->
                        "subscription".equals(form.get("mode"))
                                ? subscriptions.session(form, objects.isTermsUrlSet())
                                : objects.session(form);
                    case "customers" -> subscriptions.customer(form);
                    case "billing_portal/sessions" -> subscriptions.portal(form);
                    case "payment_intents" -> objects.intent(form);
                    case "refunds" -> refund(form);
                    default ->
                        path.endsWith("/expire")
                                ? subscriptions.expire(path.split("/", -1)[2])
                                : path.endsWith("/confirm") ? confirm(path, form) : StripeAnswer.unknown(path);
                };
        if (answer.status() == 200) {
            made.merge(path, 1, Integer::sum);
        }
        return answer;
    }

    private StripeAnswer deleted(String path, HttpExchange exchange, Map<String, String> form) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> parameters = new LinkedHashMap<>(query(exchange));
        parameters.putAll(form);
        return path.startsWith("customers/")
                ? subscriptions.deleteCustomer(id, events)
                : subscriptions.cancel(id, parameters, events);
    }

    private StripeAnswer refund(Map<String, String> form) {
        StripeAnswer answer = objects.refund(form);
        if (answer.status() == 200) {
            events.send("charge.refunded", objects.chargeOf(form.get("payment_intent")));
        }
        return answer;
    }

    /** What Stripe's script on a program's page does with the client secret. */
    private StripeAnswer confirm(String path, Map<String, String> form) {
        String id = path.split("/", -1)[1];
        boolean declined = "pm_card_chargeDeclined".equals(form.get("payment_method"));
        ObjectNode intent = objects.confirm(id, !declined);
        events.send(declined ? "payment_intent.payment_failed" : "payment_intent.succeeded", intent);
        return declined
                ? StripeAnswer.error(402, "card_error", "card_declined", "Your card was declined.")
                : StripeAnswer.of(intent);
    }

    /** Pays a checkout session, as its page does; the events that Stripe would send, oldest first, not yet sent. */
    public List<JsonNode> pay(String session, String email) {
        return page.pay(session, email);
    }

    /** Pays an intent, as the page of a program does; the intent as it then is, no event sent. */
    public JsonNode confirm(String intent) {
        return objects.confirm(intent, true).deepCopy();
    }

    private void pause() {
        sleep(delay);
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, String> form(HttpExchange exchange) throws IOException {
        return pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? Map.of() : pairs(query);
    }

    private static Map<String, String> pairs(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
