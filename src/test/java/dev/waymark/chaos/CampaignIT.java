package dev.waymark.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.dev.Api;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database: what becomes of the jobs of one that is killed, or asked to stop. Takes a minute, so it is asked for. */
@EnabledIfEnvironmentVariable(named = "KILL", matches = "1")
class CampaignIT {

    /** Most of the time goes into starting servers again; {@code -Dwaymark.kills=20} or {@code bin/chaos} for the patient. */
    private static final int KILLS = Integer.getInteger("waymark.kills", 2);

    @TempDir
    Path folder;

    @Test
    void losesNoJobAndRunsNoneTwiceWhateverServerIsKilledOrStopped() throws Exception {
        Campaign.Plan plan = new Campaign.Plan(8 * KILLS, KILLS, 0, 0, Duration.ofMinutes(2), 8);
        try (WatchedSites sites = new WatchedSites(16, 300);
                Disasters disasters = new Disasters(folder);
                Fleet fleet = new Fleet(disasters.services(), 2, Chaos.settings(sites))) {
            Campaign.Outcome outcome = new Campaign(plan, fleet, disasters, sites).run();
            assertThat(outcome.kills()).isEqualTo(KILLS);
            assertThat(outcome.accepted()).isGreaterThanOrEqualTo(plan.jobs());
            assertThat(outcome.ends()).isEqualTo(Map.of("finished", outcome.accepted()));
            assertThat(outcome.twiceAtOnce()).as(outcome.toString()).isZero();
            assertThat(outcome.incomplete()).as(outcome.toString()).isZero();
            assertThat(outcome.mostUnderWay()).as(outcome.toString()).isLessThanOrEqualTo(4);
            assertThat(outcome.longestPause()).as(outcome.toString()).isLessThan(60);
            stopOneWhileBothWork(fleet, disasters, sites, outcome.accepted());
        }
    }

    @Test
    void givesUpAJobThatKillsEveryServerThatReadsItAndFinishesTheOthers() throws Exception {
        try (WatchedSites sites = new WatchedSites(4, 300);
                Disasters disasters = new Disasters(folder);
                Fleet fleet = new Fleet(disasters.services(), 2, Chaos.settings(sites))) {
            String poison = fleet.submit(sites.poison(fleet::killAndRestart));
            Set<String> others = new HashSet<>();
            for (int i = 1; i <= 12; i++) {
                others.add(fleet.submit(sites.address(i)));
            }
            assertThat(endOf(fleet, poison))
                    .isEqualTo(
                            "failed: The work was begun three times and broken off each time by a fault on our side.");
            for (String other : others) {
                assertThat(endOf(fleet, other)).isEqualTo("finished");
            }
            assertThat(sites.visits().stream()
                            .filter(visit -> visit.job().equals("job-poison"))
                            .map(WatchedSites.Visit::server)
                            .distinct())
                    .hasSize(3);
        }
    }

    private static String endOf(Fleet fleet, String job) {
        for (int tries = 0; tries < 1_200; tries++) {
            Optional<JsonNode> ended = fleet.ended(job);
            if (ended.isPresent()) {
                return Campaign.end(ended.get());
            }
            Disasters.pause(200);
        }
        return "no end";
    }

    private static void stopOneWhileBothWork(Fleet fleet, Disasters disasters, WatchedSites sites, int before)
            throws Exception {
        long last = query(disasters, "select max(id) from jobs");
        Api other = new Api(fleet.url(1));
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Api somebody = new Api(fleet.url(1));
            jobs.add(Api.json(somebody.submit(sites.address(before + 1_000 + i)))
                    .get("links")
                    .get("self")
                    .asText());
        }
        String busy = "select count(distinct picked_by) from scheduled_tasks where task_name = 'generate' and picked";
        for (int tries = 0; query(disasters, busy) < 2; tries++) {
            assertThat(tries).as("waits until both work").isLessThan(100);
            Disasters.pause(20);
        }
        assertThat(fleet.stop(0)).isLessThan(30);
        for (String job : jobs) {
            JsonNode end = other.awaitEnd(job, Duration.ofSeconds(60));
            assertThat(end.get("status").asText()).as(end.toString()).isEqualTo("finished");
            assertThat(end.get("pages_read").asInt()).isEqualTo(WatchedSites.PAGES);
        }
        assertThat(query(disasters, "select count(*) from jobs where attempt > 1 and id > " + last))
                .as("given back")
                .isPositive();
        assertThat(query(disasters, "select max(broken) from jobs where id > " + last))
                .as("left behind by the server that stopped")
                .isZero();
    }

    private static long query(Disasters disasters, String sql) throws Exception {
        try (Connection connection =
                        disasters.services().postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
