package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import dev.waymark.stub.AnthropicStandIn.Mode;
import dev.waymark.stub.CollectorStandIn.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Four jobs, each interrupted at another step, where the step has committed its outcome and the batch engine is about to record that it
 * is complete: the database refuses that record, and the server is killed before it takes the jobs up again.
 */
@OwnServers(lane = 2)
class StepsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> STEPS = List.of("crawl", "write", "assess", "finish");

    private final Api api = new Api(FullWaymark.server().url());

    @BeforeEach
    void answering() {
        FullWaymark.ANTHROPIC.mode(Mode.ANSWER);
    }

    @AfterEach
    void asBefore() {
        goOn();
        FullWaymark.CHARITY.answersAsBefore();
    }

    @Test
    void aStepThatIsRepeatedGivesTheSameResult() throws Exception {
        sitemapNames("/");
        Outcome uninterrupted = outcome(submit());
        long first = 1 + FullWaymark.SERVICES.number("select max(id) from jobs");
        interruptJobsFrom(first);
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            jobs.add(submit());
        }
        // the last one is finished, whatever the engine knows
        await(3, "select count(*) from scheduled_tasks where execution_time > now() + interval '1 hour'");
        await(1, "select count(*) from jobs where state = 'FINISHED' and id = " + (first + 3));
        FullWaymark.kill();
        // a site that has been read is not read again, so this changes nothing
        sitemapNames("/legacies");
        goOn();
        FullWaymark.startAgain();
        for (int i = 0; i < STEPS.size(); i++) {
            assertThat(outcome(jobs.get(i)))
                    .as("interrupted at " + STEPS.get(i))
                    .usingRecursiveComparison()
                    .isEqualTo(uninterrupted);
        }
        // interrupted while it was written: the server that was killed has sent that it had read the site
        List<Received> takenOver = FullWaymark.COLLECTOR.awaitEndOf(first + 1, PATIENCE);
        assertThat(takenOver)
                .extracting(Received::trace)
                .as("trace")
                .containsOnly(takenOver.get(0).trace());
        assertThat(takenOver).extracting(Received::instance).as("servers").satisfies(servers -> assertThat(
                        Set.copyOf(servers))
                .hasSize(2));
    }

    /** The first of them at the first step, and so on; what was interrupted then waits for {@link #goOn}. */
    private static void interruptJobsFrom(long first) {
        FullWaymark.SERVICES.execute("""
                create function interrupt() returns trigger language plpgsql as '
                begin
                  if new.batchstatus = ''COMPLETED'' and new.stepname = (string_to_array(''%s'', '' ''))[
                      (select cast(substring(jobparameters from ''job = ([0-9]+)'') as integer)
                       from batch_job_execution where jobexecutionid = new.jobexecutionid) - %d]
                  then raise exception ''interrupted'' using errcode = ''57P01''; end if;
                  return new;
                end'""".formatted(String.join(" ", STEPS), first - 1));
        FullWaymark.SERVICES.execute(
                "create trigger interrupt before update on batch_step_execution for each row execute function interrupt()");
        FullWaymark.SERVICES.execute("""
                create function postpone() returns trigger language plpgsql as '
                begin
                  if old.picked and not new.picked
                     and exists (select 1 from jobs where cast(id as text) = new.task_instance and started_at is not null) then
                    new.execution_time = now() + interval ''1 day'';
                  end if;
                  return new;
                end'""");
        FullWaymark.SERVICES.execute(
                "create trigger postpone before update on scheduled_tasks for each row execute function postpone()");
    }

    private static void goOn() {
        FullWaymark.SERVICES.execute("drop function if exists interrupt(), postpone() cascade");
        FullWaymark.SERVICES.execute("update scheduled_tasks set execution_time = now() where task_name = 'generate'");
    }

    private static void sitemapNames(String path) {
        FullWaymark.CHARITY.answers(
                "/sitemap.xml", "application/xml", """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s%s</loc></url></urlset>
                """.formatted(FullWaymark.CHARITY.address(), path));
        FullWaymark.CHARITY.answers("/legacies", "text/html", """
                <html lang="en"><title>Leave a gift in your will</title><main><h1>Leave a gift in your will</h1>
                <p>A gift in your will pays for lunch clubs and home visits for years to come. We help with the words.</p></main></html>
                """);
    }

    /** Everything that a job leaves. */
    private record Outcome(
            String llmsTxt,
            String llmsFull,
            String ledger,
            String assessment,
            String note,
            String writing,
            String registers) {}

    private String submit() {
        return Api.json(api.submit(FullWaymark.CHARITY.address()))
                .at("/links/self")
                .asText();
    }

    private Outcome outcome(String job) throws InterruptedException {
        JsonNode end = api.awaitEnd(job, PATIENCE);
        assertThat(end.get("status").asText()).as(end.toString()).isEqualTo("finished");
        return new Outcome(
                api.get(job + "/llms.txt").body(),
                api.get(job + "/llms-full.txt").body(),
                api.get(job + "/pages").body(),
                api.get(job + "/assessment").body(),
                end.path("note").toString(),
                end.path("writing").toString(),
                end.path("registers").toString());
    }

    private static void await(int number, String query) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (FullWaymark.SERVICES.number(query) != number) {
            assertThat(Instant.now()).as(query).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
