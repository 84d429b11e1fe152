package dev.waymark.hosting.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The reads of a kept site are shown to the account that keeps it, and to nobody else. */
class ReadsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HOST = URI.create(PayingWaymark.SITE.address()).getHost();

    private static int people;

    private final Api stranger = new Api(PayingWaymark.SERVER.url());
    private final Person owner = new Person(PayingWaymark.SERVER.url());
    private final String email = "reader" + ++people + "@reads.example";

    private String kept() throws Exception {
        Api visitor = new Api(PayingWaymark.SERVER.url());
        String job =
                Api.json(visitor.submit(PayingWaymark.SITE.address())).get("id").asText();
        assertThat(visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText())
                .isEqualTo("finished");
        owner.signIn(email, PayingWaymark.MAIL);
        assertThat(owner.post("/jobs/" + job + "/keeping", "").headers().firstValue("Location"))
                .hasValue("/my-sites");
        return job;
    }

    private static void read(String family, String file, int daysAgo, int reads) {
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "insert into hosted_reads values ('%s', cast(now() at time zone 'UTC' as date) - %d, '%s', '%s', %d)"
                        .formatted(HOST, daysAgo, family, file, reads));
    }

    @Test
    void showsWhoReadWhatAndGivesItAsATable() throws Exception {
        PayingWaymark.execute(PayingWaymark.SERVICES, "delete from hosted_reads");
        String job = kept();
        assertThat(owner.get("/my-sites/" + job + "/hosting/reads").body())
                .contains("No read has reached us in the last 90 days.")
                .doesNotContain("<svg class=\"days\"");
        read("gptbot", "llms.txt", 0, 12);
        read("gptbot", "page", 1, 3);
        read("people", "llms.txt", 1, 1);
        assertThat(owner.get("/my-sites/" + job + "/hosting/reads").body())
                .contains(
                        "16 reads in the last 90 days, 12 on the busiest day.",
                        "aria-label=\"Reads that reached us by day: 16 in 90 days\"",
                        ">GPTBot</td>",
                        ">OpenAI</td>",
                        ">to train a model</td>",
                        ">Browsers</td>",
                        "any program can give itself any name",
                        "href=\"/my-sites/" + job + "/hosting/reads.csv\"");
        HttpResponse<String> table = owner.get("/my-sites/" + job + "/hosting/reads.csv");
        assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(table.body().lines())
                .hasSize(4)
                .startsWith("day,agents,run_by,purpose,file,reads")
                .last()
                .asString()
                .endsWith("\"GPTBot\",\"OpenAI\",\"training\",\"llms.txt\",12");
    }

    @Test
    void nobodyElseSeesThem() throws Exception {
        String job = kept();
        String page = "/my-sites/" + job + "/hosting/reads";
        Person other = new Person(PayingWaymark.SERVER.url()).signIn("other" + email, PayingWaymark.MAIL);
        assertThat(other.get(page).statusCode()).isEqualTo(404);
        assertThat(other.get(page + ".csv").statusCode()).isEqualTo(404);
        assertThat(stranger.get(page).headers().firstValue("Location")).hasValue("/sign-in");
        assertThat(stranger.get(page + ".csv").statusCode()).isEqualTo(404);
        assertThat(owner.get("/my-sites/" + "A".repeat(22) + "/hosting/reads").statusCode())
                .isEqualTo(404);
    }
}
