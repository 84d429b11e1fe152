package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.DatabaseProxy;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.harness.Waymark;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often a request waits for the database, counted between the server and a real PostgreSQL. One round trip of each request is the
 * pool's: it checks that the connection is alive.
 */
@OwnServers
class RoundTripsIT {

    private static final int TRIES = 20;
    private static final int CHECK = 1;

    private static FolderSite site;
    private static Services services;
    private static DatabaseProxy database;
    private static Server server;
    private static Api api;

    /** A slow job holds the only worker, so that hardly anything else asks the database meanwhile. */
    @BeforeAll
    static void start() throws Exception {
        site = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 20_000);
        services = Services.start(null);
        database = DatabaseProxy.of(services);
        server = Waymark.start(
                Services.freePort(),
                services,
                Map.of(
                        "DATABASE_URL", database.url(),
                        "JOBS_PARALLEL", "1",
                        "JOBS_WAITING_PER_CLIENT", "100",
                        "FREE_TIER_DAILY_LIMIT", "100",
                        "CRAWL_EXEMPT_ADDRESSES", site.exemptPair()));
        api = new Api(server.url());
        submit();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        database.close();
        services.close();
        site.close();
    }

    private static String submit() {
        return Api.json(api.submit(site.address())).get("links").get("self").asText();
    }

    @Test
    void submitsWithOneStatementAndACommit() {
        assertThat(fewest(RoundTripsIT::submit)).isEqualTo(CHECK + 2);
    }

    @Test
    void showsAJobWithOneStatement() {
        String job = submit();
        assertThat(fewest(() -> api.get(job))).isEqualTo(CHECK + 1);
    }

    @Test
    void showsTheProgressOfAWaitingJobWithOneStatement() {
        submit();
        String page = submit().replace("/api", "");
        assertThat(api.get(page).body()).containsPattern("Your website is number [1-9][0-9]* in the queue");
        assertThat(fewest(() -> api.get(page, "HX-Request", "true", "HX-Target", "progress")))
                .isEqualTo(CHECK + 1);
    }

    /** What other threads ask meanwhile can only add. */
    private static int fewest(Runnable request) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            int before = database.roundTrips();
            request.run();
            fewest = Math.min(fewest, database.roundTrips() - before);
        }
        return fewest;
    }
}
