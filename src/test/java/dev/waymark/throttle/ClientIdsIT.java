package dev.waymark.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What one client can take from the others. */
class ClientIdsIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final URI SERVER = Waymark.SERVER.url();

    @Test
    void countsTheNetworksOfOneIpv6SiteTogether() throws Exception {
        for (int network = 1; network <= 4; network++) {
            for (int i = 0; i < 60; i++) {
                assertThat(validated("2001:db8:77:" + network + "::" + i))
                        .as("network %d, file %d", network, i)
                        .isEqualTo(200);
            }
        }
        assertThat(validated("2001:db8:77:5::1"))
                .as("a fifth network of the site")
                .isEqualTo(429);
        assertThat(validated("2001:db8:78:1::1")).as("another site").isEqualTo(200);
    }

    private static int validated(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER.resolve("/api/validate"))
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"content\": \"# A\"}"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void worksOnAHundredRequestsOfAClientAtOnceAndServesTheOthersMeanwhile() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(unfinished("198.18.0.1"));
            }
            TimeUnit.SECONDS.sleep(2);
            HttpResponse<String> refused = get("/", "198.18.0.1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("at once");
            assertThat(get("/", "198.18.0.2").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        for (int i = 0; i < 100 && get("/", "198.18.0.1").statusCode() != 200; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(get("/", "198.18.0.1").statusCode()).as("once they are gone").isEqualTo(200);
    }

    /** A request of which a part of the body never comes. */
    private static Socket unfinished(String client) throws IOException {
        Socket socket = new Socket(SERVER.getHost(), SERVER.getPort());
        socket.getOutputStream()
                .write(("POST /api/validate HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + client
                                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static HttpResponse<String> get(String path, String client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER.resolve(path))
                .header("X-Forwarded-For", client)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void showsAClientTenJobsAtOnceAndTellsItToAskForTheJobInstead() throws Exception {
        JsonNode job = Api.json(new Api(SERVER).submit(Waymark.SLOW.address()));
        String events = job.get("links").get("events").asText();
        List<InputStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                HttpResponse<InputStream> stream = watch(events, "198.18.0.3");
                assertThat(stream.statusCode()).isEqualTo(200);
                open.add(stream.body());
            }
            HttpResponse<InputStream> refused = watch(events, "198.18.0.3");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Request the job itself every few seconds");
            HttpResponse<InputStream> other = watch(events, "198.18.0.4");
            assertThat(other.statusCode()).isEqualTo(200);
            open.add(other.body());
            String page =
                    get(job.get("links").get("page").asText(), "198.18.0.3").body();
            assertThat(page).as("the page asks by itself too").contains("every 4s");
        } finally {
            for (InputStream stream : open) {
                stream.close();
            }
        }
    }

    private static HttpResponse<InputStream> watch(String events, String client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER.resolve(events))
                .header("X-Forwarded-For", client)
                .header("Accept", "text/event-stream")
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }
}
