package dev.waymark.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignIT {

    /** Most of the time goes into starting servers again; {@code -Dwaymark.kills=2} for the impatient. */
    private static final int KILLS = Integer.getInteger("waymark.kills", 20);

    @TempDir
    Path folder;

    @Test
    void losesNoJobAndRunsNoneTwiceWhateverServerIsKilled() throws Exception {
        Campaign.Plan plan = new Campaign.Plan(4 * KILLS, KILLS, 0, 0, Duration.ofMinutes(2), 8);
        try (WatchedSites sites = new WatchedSites(16, 150);
                Disasters disasters = new Disasters(folder);
                Fleet fleet = new Fleet(disasters.services(), 2, Chaos.settings(sites))) {
            Campaign.Outcome outcome = new Campaign(plan, fleet, disasters, sites).run();
            assertThat(outcome.kills()).isEqualTo(KILLS);
            assertThat(outcome.accepted()).isGreaterThanOrEqualTo(plan.jobs());
            assertThat(outcome.lost()).as(outcome.toString()).isZero();
            assertThat(outcome.twiceAtOnce()).as(outcome.toString()).isZero();
            assertThat(outcome.incomplete()).as(outcome.toString()).isZero();
            assertThat(outcome.mostUnderWay()).as(outcome.toString()).isLessThanOrEqualTo(4);
            assertThat(outcome.longestPause()).as(outcome.toString()).isLessThan(60);
        }
    }
}
