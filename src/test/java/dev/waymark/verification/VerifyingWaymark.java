package dev.waymark.verification;

import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.stub.DnsStandIn;
import dev.waymark.stub.StripeStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A running Waymark that can be shown that hosts are somebody's: websites of invented names on loopback, {@code harbour0.test} to {@code harbour39.test} and
 * the same with {@code www.}, and the name server that they have.
 */
public final class VerifyingWaymark implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern TEXT = Pattern.compile("waymark-site-verification=[A-Za-z0-9_-]{22}");
    private static final int HOSTS = 40;

    private final Services services;
    private final Server server;
    private final HostedNames web;
    private final DnsStandIn dns;

    private VerifyingWaymark(Services services, Server server, HostedNames web, DnsStandIn dns) {
        this.services = services;
        this.server = server;
        this.web = web;
        this.dns = dns;
    }

    /** Starts one with more settings. */
    public static VerifyingWaymark start(Map<String, String> more) throws IOException {
        Services services = Services.start(null);
        HostedNames web = new HostedNames(Services.freePort());
        DnsStandIn dns = DnsStandIn.start(Services.freePort());
        Map<String, String> settings = new HashMap<>();
        settings.put("MONITORING_FOR_ALL", "true");
        settings.put("CRAWL_EXEMPT_ADDRESSES", web.exemptPair() + "," + PayingWaymark.SITE.exemptPair());
        settings.put("DNS_SERVER", dns.address());
        settings.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts());
        int port = Services.freePort();
        settings.put("HOSTING_URL", "http://localhost:" + port);
        settings.putAll(more);
        Server server = PayingWaymark.start(port, services, StripeStandIn.start(Services.freePort()), settings);
        return new VerifyingWaymark(services, server, web, dns);
    }

    private static Path hosts() throws IOException {
        String names = IntStream.range(0, HOSTS)
                .mapToObj(i -> "127.0.0.1 harbour" + i + ".test\n127.0.0.1 www.harbour" + i + ".test\n")
                .collect(Collectors.joining());
        return Files.writeString(
                Files.createTempFile("waymark", "hosts"),
                "127.0.0.1 localhost\n127.0.0.1 " + InetAddress.getLocalHost().getHostName() + "\n" + names);
    }

    public Services services() {
        return services;
    }

    public Server server() {
        return server;
    }

    public DnsStandIn dns() {
        return dns;
    }

    HostedNames web() {
        return web;
    }

    /** The website of a name: its home page with this in its head. */
    public void site(String host, String head) {
        web.page(host, "/", """
                <!doctype html><html lang="en-GB"><head><title>Harbour Trust</title>%s</head><body><main><h1>Harbour Trust</h1>
                <p>The Harbour Trust is a charity that helps people in Westhaven out of debt and hunger. Our team of trained volunteers meets
                people every weekday, listens first, writes down what they owe or need, and makes a plan with them.</p></main></body></html>
                """.formatted(head));
    }

    /** The address of the website of a name. */
    public String url(String host) {
        return web.url(host, "/");
    }

    /** Has a result kept by somebody who has signed in; the token of its job. */
    public String keep(Person person, String host) throws Exception {
        return keepAt(person, url(host));
    }

    /** The same for a site at any address. */
    public String keepAt(Person person, String url) throws Exception {
        Api visitor = new Api(server.url());
        String job = Api.json(visitor.submit(url)).get("id").asText();
        String end =
                visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText();
        if (!end.equals("finished")) {
            throw new AssertionError(url + ": " + end);
        }
        person.post("/jobs/" + job + "/keeping", "");
        return job;
    }

    /** What somebody has to show for the site that they keep. */
    public static String text(Person person, String job) {
        return TEXT.matcher(person.get("/my-sites/" + job + "/verification").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    @Override
    public void close() throws IOException {
        server.close();
        services.close();
        dns.close();
        web.close();
    }
}
