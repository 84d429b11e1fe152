package dev.waymark.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.stub.StripeEvents;
import dev.waymark.stub.StripeStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A running Waymark that sells: its own database, and Stripe's stand-in. The tests of payments share it. */
public final class PayingWaymark {

    /** Held by each class of tests that uses the shared server. */
    public static final String LOCK = "PayingWaymark";

    public static final Services SERVICES;
    public static final StripeStandIn STRIPE;
    public static final Server SERVER;

    /** Where its mail goes. */
    public static final Mailbox MAIL = Mailbox.start();

    /** A small charity's website that nobody else reads. */
    public static final FolderSite SITE;

    /** A website that turns us away: it can be ordered, and its jobs end at once. */
    public static final FolderSite REFUSING;

    /** One whose {@code /moved/} leads to {@link #SITE} and whose {@code /slow/} takes four seconds. */
    public static final FolderSite ODD;

    static {
        try {
            ODD = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0);
            REFUSING = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0)
                    .refusing();
            SITE = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0);
            ODD.redirects("/moved/", SITE.address() + "/");
            ODD.answersLate("/slow/", 4_000);
            SERVICES = Services.start(null);
            STRIPE = StripeStandIn.start(Services.freePort());
            SERVER = start(SERVICES, STRIPE, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PayingWaymark() {}

    /** Starts one more; reconciliation waits unless it is told not to, so that it does not do the work of what is tested. */
    public static Server start(Services services, StripeStandIn stripe, Map<String, String> more) throws IOException {
        return start(Services.freePort(), services, stripe, more);
    }

    /** The same at a port that is known before. */
    public static Server start(int port, Services services, StripeStandIn stripe, Map<String, String> more)
            throws IOException {
        Map<String, String> environment = new HashMap<>(stripe.environment());
        environment.put("RECONCILE_AFTER_SECONDS", "86400");
        environment.put("HOUSEKEEPING_SECONDS", "86400"); // tests look at what has expired before it is deleted
        environment.put(
                "CRAWL_EXEMPT_ADDRESSES",
                String.join(
                        ",", SITE.exemptPair(), REFUSING.exemptPair(), ODD.exemptPair(), Sites.INJECTING.exemptPair()));
        environment.put("PROBES_AN_HOUR", "300");
        environment.put("ADMIN_PASSWORD_HASH", Operator.PASSWORD_HASH);
        environment.put("SMTP_URL", MAIL.smtpUrl());
        environment.put("MAIL_FROM", "Waymark <waymark@example.org>");
        environment.put("OPERATOR_EMAIL", "help@example.org");
        environment.putAll(more);
        return Servers.start(port, services, environment);
    }

    /** Orders the full service for a site and pays; answers what the checkout did, the number of the job included. */
    public static JsonNode buy(Api visitor, String site) throws IOException, InterruptedException {
        return buy(visitor, site, "payer@example.org");
    }

    /** The same for a buyer of this address. */
    public static JsonNode buy(Api visitor, String site, String email) throws IOException, InterruptedException {
        JsonNode opened =
                Api.json(visitor.post("/api/payment/checkout", order(site), "Content-Type", "application/json"));
        for (JsonNode event : STRIPE.pay(opened.get("session_id").asText(), email)) {
            StripeEvents.deliver(event, webhook());
        }
        return opened;
    }

    /** What a program sends that orders for an organisation, whatever the look at the site says. */
    public static String order(String site) {
        return "{\"url\": \"%s\", \"buyer\": \"organisation\", \"confirm\": true}".formatted(site);
    }

    public static URI webhook() {
        return SERVER.url().resolve("/api/payment/webhook");
    }

    public static long count(Services services, String query) {
        return services.number(query);
    }

    public static void execute(Services services, String sql) {
        services.execute(sql);
    }
}
