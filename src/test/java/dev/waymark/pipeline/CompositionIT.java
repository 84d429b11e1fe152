package dev.waymark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.document.Validation;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CompositionIT {

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void writesTheFileAgainForAnotherKindFromWhatIsStoredAndBackAgain() throws Exception {
        String job = finished();
        String first = text(job);
        assertThat(first).contains("\n## Get Help\n").doesNotContain("\n## Products and services\n");
        int requests = Waymark.CHARITY.requests();
        HttpResponse<String> answer = compose(job, "template=business");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/jobs/" + job + "?composed=business");
        assertThat(Waymark.CHARITY.requests()).as("the website is left alone").isEqualTo(requests);
        String second = text(job);
        assertThat(second).startsWith(first.lines().findFirst().orElseThrow()).isNotEqualTo(first);
        assertThat(Validation.of(second).problems())
                .noneMatch(problem -> problem.rule().level().name().equals("ERROR"));
        assertThat(versions(job))
                .extracting(version -> version.get("made_by").asText())
                .containsExactly("waymark", "waymark");
        Document page = page(job, "?composed=business");
        assertThat(page.select("[role=status]").text()).contains("as: Business. It is version 2 now.");
        assertThat(page.select("#score").text()).contains("Scored as: Business");
        assertThat(page.select("#kind option[selected]").text()).isEqualTo("Business");
        assertThat(inTheFile(job)).isEqualTo(pagesOf(second));
        compose(job, "template=charity");
        assertThat(text(job)).as("the same pages give the same file").isEqualTo(first);
        assertThat(inTheFile(job)).isEqualTo(pagesOf(first));
        assertThat(compose(job, "template=charity").headers().firstValue("Location"))
                .hasValue("/jobs/" + job + "?composed=auto");
        assertThat(page(job, "?composed=auto").select("[role=status]").text()).contains("so there is no new version");
        assertThat(versions(job)).hasSize(3);
    }

    @Test
    void scoresAFileByTheTemplateThatItWasWrittenForWhateverItsTextResembles() throws Exception {
        String job = finished();
        assertThat(page(job, "").select("#score").text()).contains("Scored as: Charity");
        String shop = "# Harbour Lights\n\n> Harbour Lights sells boats in Whitby and repairs them.\n\n"
                + "## Products and services\n\n- [Prices](%s/prices/): Prices of boats and repairs\n\n"
                + "## Customers\n\n- [Customers](%s/customers/): What customers say\n";
        HttpResponse<String> saved = api.post(
                "/api/jobs/" + job + "/versions",
                "{\"content\": %s, \"base_version\": 1}"
                        .formatted(
                                TextNode.valueOf(shop.formatted(Waymark.CHARITY.address(), Waymark.CHARITY.address()))),
                "Content-Type",
                "application/json");
        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(page(job, "").select("#score").text()).contains("Scored as: Charity");
    }

    @Test
    void refusesAKindThatThereIsNotAndChangesNothing() throws Exception {
        String job = finished();
        for (String form : new String[] {"template=auto", "template=CHARITY", "template=", "x=charity"}) {
            assertThat(compose(job, form).statusCode()).as(form).isEqualTo(422);
        }
        assertThat(versions(job)).hasSize(1);
    }

    private String finished() throws InterruptedException {
        JsonNode job = Api.json(api.submit(Waymark.CHARITY.address()));
        api.awaitEnd(job.at("/links/self").asText(), Duration.ofSeconds(60));
        return job.get("id").asText();
    }

    private HttpResponse<String> compose(String job, String form) {
        return api.post("/jobs/" + job + "/composition", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private JsonNode versions(String job) {
        return Api.json(api.get("/api/jobs/" + job + "/versions"));
    }

    private String text(String job) {
        return api.get("/api/jobs/" + job + "/llms.txt").body();
    }

    private Document page(String job, String query) {
        return Jsoup.parse(
                api.get("/jobs/" + job + query, "Accept", "text/html").body());
    }

    /** The pages that the ledger says are in the file. */
    private Set<String> inTheFile(String job) {
        Set<String> pages = new TreeSet<>();
        for (JsonNode line : Api.json(api.get("/api/jobs/" + job + "/pages"))) {
            if (Set.of("kept", "optional").contains(line.get("state").asText())) {
                pages.add(line.get("url").asText());
            }
        }
        return pages;
    }

    private static Set<String> pagesOf(String text) {
        Set<String> pages = new TreeSet<>();
        Validation.of(text)
                .parsed()
                .items()
                .forEach(item -> pages.add(item.url().orElseThrow().toString()));
        return pages;
    }
}
