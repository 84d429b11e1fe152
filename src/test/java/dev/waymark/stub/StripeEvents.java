package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's events: made, signed and delivered; tried again when the answer is not 2xx, or lost when no receiver is set. */
public final class StripeEvents {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int TRIES = 20;

    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private volatile URI receiver;
    private volatile int copies = 1;

    /** From now on events go there; nowhere when it is null. */
    public void deliverTo(URI webhook) {
        receiver = webhook;
    }

    /** From now on every event is delivered so many times. */
    public void copies(int count) {
        copies = count;
    }

    public List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /** An event about an object as it is now. */
    public static ObjectNode event(String type, JsonNode about) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", StripeObjects.id("evt_1"))
                .put("object", "event")
                .put("api_version", "2026-07-29.dahlia")
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", about.path("livemode").asBoolean())
                .put("pending_webhooks", 1)
                .put("type", type);
        event.putObject("data").set("object", about.deepCopy());
        event.putObject("request").putNull("id").putNull("idempotency_key");
        return event;
    }

    void send(String type, JsonNode about) {
        send(event(type, about));
    }

    /** Delivers in the background, as Stripe does. */
    public void send(JsonNode event) {
        sent.add(event);
        URI to = receiver;
        for (int i = 0; to != null && i < copies; i++) {
            Thread delivery = new Thread(() -> untilTaken(event, to), "stripe-delivery");
            delivery.setDaemon(true);
            delivery.start();
        }
    }

    private static void untilTaken(JsonNode event, URI to) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (taken(event, to)) {
                    return;
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean taken(JsonNode event, URI to) throws InterruptedException {
        try {
            return deliver(event, to).statusCode() / 100 == 2;
        } catch (IOException away) {
            return false;
        }
    }

    /** Delivers once and waits for the answer. */
    public static HttpResponse<String> deliver(JsonNode event, URI to) throws IOException, InterruptedException {
        String body = event.toString();
        return post(body, signature(body, StripeStandIn.WEBHOOK_SECRET, Instant.now()), to);
    }

    public static HttpResponse<String> post(String body, String signature, URI to)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Stripe-Signature", signature);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The field as Stripe writes it, with the old scheme beside the one that counts. */
    public static String signature(String body, String secret, Instant time) {
        return "t=%d,v1=%s,v0=%s"
                .formatted(time.getEpochSecond(), hmac(secret, time.getEpochSecond() + "." + body), hmac("v0", body));
    }

    /** HMAC-SHA256 in hex. */
    public static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
