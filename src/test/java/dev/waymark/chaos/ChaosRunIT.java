package dev.waymark.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OwnServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one database: what becomes of the jobs of one that is killed, or asked to stop. Twenty are killed in all.
 */
@OwnServers
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaosRunIT {

    private static final int KILLS = 17;
    private static final int KILLS_BY_POISON = 3;
    private static final int PARALLEL = 4;

    /** Numbers of jobs, and so folders of the websites, that no test before has used. */
    private static final int NEW_JOBS = 10_000;

    private static final String BUSY =
            "select count(distinct picked_by) from scheduled_tasks where task_name = 'generate' and picked";
    private static final String GIVEN_UP = "failed: We tried three times and failed because of a problem on our side.";

    @TempDir
    static Path folder;

    private static WatchedSites sites;
    private static FaultInjector disasters;
    private static ServerFleet fleet;

    @BeforeAll
    static void start() throws Exception {
        sites = new WatchedSites(16, 300);
        disasters = new FaultInjector(folder);
        fleet = new ServerFleet(disasters.services(), 2, Chaos.settings(sites));
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
        disasters.close();
        sites.close();
    }

    @Test
    @Order(1)
    void losesNoJobAndRunsNoneTwiceWhateverServerIsKilled() throws Exception {
        ChaosRun.Plan plan = new ChaosRun.Plan(5 * KILLS, KILLS, 0, 0, Duration.ofMinutes(2), 8);
        ChaosRun.Outcome outcome = new ChaosRun(plan, fleet, disasters, sites).run();
        String all = outcome.toString();
        assertThat(outcome.kills()).isEqualTo(KILLS);
        assertThat(outcome.accepted()).isGreaterThanOrEqualTo(plan.jobs());
        assertThat(outcome.lost()).as(all).isZero();
        assertThat(outcome.ends().keySet()).as(all).isSubsetOf("finished", GIVEN_UP);
        assertThat(query("select count(*) from jobs where (state = 'FAILED') <> (broken = 3)"))
                .as("given up before the third server died over them, or not after it")
                .isZero();
        assertThat(query("select sum(broken) from jobs"))
                .as("deaths counted, of those that ran on the servers that died")
                .isBetween(1L, (long) PARALLEL * KILLS);
        assertThat(outcome.twiceAtOnce()).as(all).isZero();
        assertThat(outcome.incomplete()).as(all).isZero();
        assertThat(outcome.mostUnderWay()).as(all).isLessThanOrEqualTo(4);
        assertThat(outcome.longestPause()).as(all).isLessThan(60);
    }

    @Test
    @Order(2)
    void givesUpAJobThatKillsEveryServerThatReadsItAndFinishesTheOthers() throws Exception {
        String poison = fleet.submit(sites.poison(fleet::killAndRestart));
        Set<String> others = new HashSet<>();
        for (int i = 1; i <= 12; i++) {
            others.add(fleet.submit(sites.address(NEW_JOBS + i)));
        }
        assertThat(endOf(poison)).isEqualTo(GIVEN_UP);
        for (String other : others) {
            assertThat(endOf(other)).isEqualTo("finished");
        }
        assertThat(sites.visits().stream()
                        .filter(visit -> visit.job().equals("job-poison"))
                        .map(WatchedSites.Visit::server)
                        .distinct())
                .hasSize(KILLS_BY_POISON);
    }

    @Test
    @Order(3)
    void leavesNothingBehindWhenAServerIsAskedToStop() throws Exception {
        fleet.awaitReady();
        long last = query("select max(id) from jobs");
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Api somebody = new Api(fleet.url(1));
            jobs.add(Api.json(somebody.submit(sites.address(2 * NEW_JOBS + i)))
                    .get("links")
                    .get("self")
                    .asText());
        }
        for (int tries = 0; query(BUSY) < 2; tries++) {
            assertThat(tries).as("waits until both work").isLessThan(100);
            FaultInjector.pause(20);
        }
        assertThat(fleet.stop(0)).isLessThan(30);
        Api other = new Api(fleet.url(1));
        for (String job : jobs) {
            JsonNode end = other.awaitEnd(job, Duration.ofSeconds(60));
            assertThat(end.get("status").asText()).as(end.toString()).isEqualTo("finished");
            assertThat(end.get("pages_read").asInt()).isEqualTo(WatchedSites.PAGES);
        }
        assertThat(query("select count(*) from jobs where attempt > 1 and id > " + last))
                .as("given back")
                .isPositive();
        assertThat(query("select max(broken) from jobs where id > " + last))
                .as("left behind by the server that stopped")
                .isZero();
    }

    private static String endOf(String job) {
        for (int tries = 0; tries < 1_200; tries++) {
            Optional<JsonNode> ended = fleet.ended(job);
            if (ended.isPresent()) {
                return ChaosRun.end(ended.get());
            }
            FaultInjector.pause(200);
        }
        return "no end";
    }

    private static long query(String sql) throws Exception {
        try (Connection connection =
                        disasters.services().postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
