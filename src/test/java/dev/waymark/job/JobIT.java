package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class JobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void turnsASiteIntoAValidDocument() throws Exception {
        JsonNode job = api.awaitEnd(submitted(Waymark.CHARITY.address()), PATIENCE);
        assertThat(job.get("status").asText()).isEqualTo("finished");
        assertThat(job.get("pages_read").asInt()).isGreaterThan(10);
        HttpResponse<String> document = api.get(job.get("links").get("llms_txt").asText());
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=UTF-8"));
        Validation validation = Validation.of(document.body());
        for (ReaderProfile profile : ReaderProfile.values()) {
            assertThat(validation.passes(profile))
                    .as(profile + ": " + validation.problems())
                    .isTrue();
        }
        assertThat(document.body().lines().filter(line -> line.startsWith("- [")))
                .hasSizeBetween(15, 60);
    }

    @Test
    void tellsHowFarItIsWhileItReads() throws Exception {
        String job = submitted(Waymark.SLOW.address());
        Set<Integer> read = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        JsonNode now = Api.json(api.get(job));
        while (!now.has("finished")) {
            read.add(now.get("pages_read").asInt());
            if (now.has("current_url")) {
                addresses.add(now.get("current_url").asText());
            }
            TimeUnit.MILLISECONDS.sleep(150);
            now = Api.json(api.get(job));
        }
        assertThat(now.get("status").asText()).isEqualTo("finished");
        assertThat(read).hasSizeGreaterThan(3);
        assertThat(addresses).hasSizeGreaterThan(3).allMatch(url -> url.startsWith(Waymark.SLOW.address()));
    }

    @Test
    void saysNothingNewToWhoHoldsTheLatestEntityTag() throws Exception {
        String job = submitted(Waymark.CHARITY.address());
        api.awaitEnd(job, PATIENCE);
        String tag = api.get(job).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = api.get(job, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void stopsReadingWithinSecondsOfACancellation() throws Exception {
        String job = submitted(Waymark.SLOW.address());
        while (Api.json(api.get(job)).get("pages_read").asInt() < 2) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        JsonNode cancelled = Api.json(api.post(job + "/cancellation", ""));
        assertThat(cancelled.get("status").asText()).isEqualTo("cancelled");
        TimeUnit.SECONDS.sleep(3);
        int requests = Waymark.SLOW.requests();
        TimeUnit.SECONDS.sleep(2);
        assertThat(Waymark.SLOW.requests()).isEqualTo(requests);
        assertThat(Api.json(api.get(job)).get("status").asText()).isEqualTo("cancelled");
        assertThat(api.get(job + "/llms.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void saysInWordsWhyASiteCouldNotBeRead() throws Exception {
        JsonNode job = api.awaitEnd(submitted("http://waymark-test.invalid.example/"), PATIENCE);
        assertThat(job.get("status").asText()).isEqualTo("failed");
        assertThat(job.get("error").asText()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void readsASiteThatAsksNotToBeIndexedWhenItsOwnerAsksForIt() throws Exception {
        Waymark.CHARITY.answers(
                "/staging/",
                "text/html; charset=utf-8",
                "<title>Mill Lane</title><meta name=robots content=noindex><h1>Mill Lane</h1>"
                        + "<p>Mill Lane is a drop-in centre for carers in Thornbury, open on weekdays from nine to four.</p>");
        String site = Waymark.CHARITY.address() + "/staging/";
        JsonNode refused = api.awaitEnd(submitted(site), PATIENCE);
        assertThat(refused.get("status").asText()).isEqualTo("failed");
        assertThat(refused.get("error").asText())
                .contains("noindex", "This is my site and I am preparing it", "\"include_noindex\": true");
        HttpResponse<String> accepted = api.post(
                "/api/generate/free",
                "{\"url\": \"%s\", \"include_noindex\": true}".formatted(site),
                "Content-Type",
                "application/json");
        JsonNode job = api.awaitEnd(accepted.headers().firstValue("Location").orElseThrow(), PATIENCE);
        assertThat(job.get("status").asText()).isEqualTo("finished");
        assertThat(job.get("note").asText()).contains("noindex", "before you publish");
        assertThat(api.get(job.get("links").get("llms_txt").asText()).body()).contains("(" + site + ")");
    }

    /** Each address of the website is in one folder of the map, under the state and the reason that the ledger gives. */
    @Test
    void mapsTheWebsiteByTheFoldersOfItsLedger() throws Exception {
        JsonNode job = api.awaitEnd(submitted(Waymark.CHARITY.address()), PATIENCE);
        JsonNode ledger = Api.json(api.get(job.at("/links/pages").asText()));
        Document page = Jsoup.parse(
                api.get(job.at("/links/page").asText(), "Accept", "text/html").body());
        List<Element> rows = page.select("#map tbody tr");
        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(rows.get(0).selectFirst("th").text()).isEqualTo("/");
        assertThat(sum(rows, 0)).isEqualTo(own(ledger, "kept"));
        assertThat(sum(rows, 1)).isEqualTo(own(ledger, "optional"));
        assertThat(sum(rows, 2)).isEqualTo(own(ledger, "dropped"));
        for (Element row : rows.subList(1, rows.size())) {
            String folder = Waymark.CHARITY.address() + row.selectFirst("th").text();
            assertThat(ledger)
                    .as(folder)
                    .filteredOn(line -> line.get("url").asText().startsWith(folder))
                    .hasSize(Integer.parseInt(row.select("td").get(0).text())
                            + Integer.parseInt(row.select("td").get(1).text())
                            + Integer.parseInt(row.select("td > span").text()));
        }
        assertThat(page.select("#map svg.tree svg")).hasSameSizeAs(rows);
        assertThat(page.select("#map li").eachText()).anyMatch(text -> text.startsWith("Left out: "));
    }

    private static int sum(List<Element> rows, int column) {
        return rows.stream()
                .mapToInt(row ->
                        Integer.parseInt(row.select("td").get(column).text().split(" ", 2)[0]))
                .sum();
    }

    private static int own(JsonNode ledger, String state) {
        int count = 0;
        for (JsonNode line : ledger) {
            boolean own = line.get("url").asText().startsWith(Waymark.CHARITY.address() + "/");
            count += own && line.get("state").asText().equals(state) ? 1 : 0;
        }
        return count;
    }

    @Test
    void listsADocumentThatMattersInTheFileAndTheLedger() throws Exception {
        Waymark.CHARITY.answers(
                "/reports/",
                "text/html; charset=utf-8",
                "<title>Elm Row</title><h1>Elm Row</h1><p>Elm Row is a day centre for carers in Thornbury, open on"
                        + " weekdays.</p><a href=2024.pdf>Annual report 2024</a>");
        Waymark.CHARITY.answers(
                "/reports/2024.pdf",
                "application/pdf",
                "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                        + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                        + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n"
                        + "trailer << /Root 1 0 R >>\n%%EOF");
        JsonNode job = api.awaitEnd(submitted(Waymark.CHARITY.address() + "/reports/"), PATIENCE);
        String document = Waymark.CHARITY.address() + "/reports/2024.pdf";
        assertThat(job.get("pages_read").asInt()).isEqualTo(1);
        assertThat(api.get(job.get("links").get("llms_txt").asText()).body())
                .contains("## Documents\n\n- [Annual report 2024](" + document + "): PDF, 1 page, 2024\n");
        assertThat(api.get(job.get("links").get("pages").asText(), "Accept", "text/csv")
                        .body())
                .contains("\"" + document
                        + "\",\"kept\",\"document\",\"PDF, 1 page, 2024, 1 kB\",\"Annual report 2024\"");
        assertThat(api.get(job.get("links").get("page").asText(), "Accept", "text/html")
                        .body())
                .contains("In the file: PDF, 1 page, 2024, 1 kB");
    }

    @Test
    void handsOutTheFullTextAndKeepsTheArchiveForTheFullService() throws Exception {
        JsonNode job = api.awaitEnd(submitted(Waymark.CHARITY.address()), PATIENCE);
        JsonNode links = job.get("links");
        String document = api.get(links.get("llms_txt").asText()).body();
        String full = api.get(links.get("llms_full").asText()).body();
        assertThat(full.lines().filter(line -> line.startsWith("Source: " + Waymark.CHARITY.address())))
                .hasSameSizeAs(
                        document.lines().filter(line -> line.startsWith("- [")).toList());
        assertThat(links.has("bundle")).isFalse();
        HttpResponse<String> refused = api.get(links.get("self").asText() + "/bundle.zip", "Accept", "*/*");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Api.json(refused).get("detail").asText()).contains("part of the full service");
        assertThat(api.get(links.get("page").asText(), "Accept", "text/html").body())
                .doesNotContain("ZIP");
    }

    @Test
    void keepsALedgerOfEveryAddressInJsonAndCsv() throws Exception {
        JsonNode job = api.awaitEnd(submitted(Waymark.CHARITY.address()), PATIENCE);
        String pages = job.get("links").get("pages").asText();
        JsonNode ledger = Api.json(api.get(pages));
        Set<String> addresses = new TreeSet<>();
        int read = 0;
        for (JsonNode line : ledger) {
            addresses.add(line.get("url").asText());
            assertThat(line.get("state").asText()).isIn("kept", "optional", "dropped");
            assertThat(line.get("state").asText().equals("kept"))
                    .isEqualTo(line.get("reason").asText().equals("none"));
            read += line.get("title").asText().isEmpty() ? 0 : 1;
        }
        assertThat(addresses).hasSize(ledger.size()).contains(Waymark.CHARITY.address() + "/");
        assertThat(read).isGreaterThanOrEqualTo(job.get("pages_read").asInt());
        HttpResponse<String> csv = api.get(pages, "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(csv.body().lines()).hasSize(ledger.size() + 1).first().isEqualTo("url,state,reason,detail,title");
        assertThat(api.get(pages + "?format=csv").body()).isEqualTo(csv.body());
    }

    @Test
    void looksTheSameForEveryJobThatIsNotThere() {
        String unknown = "/api/jobs/AAAAAAAAAAAAAAAAAAAAAA";
        assertThat(api.get(unknown).statusCode()).isEqualTo(404);
        assertThat(api.post(unknown + "/cancellation", "").statusCode()).isEqualTo(404);
        assertThat(api.get(unknown + "/llms.txt").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/jobs/short").statusCode()).isEqualTo(404);
        assertThat(api.get("/jobs/AAAAAAAAAAAAAAAAAAAAAA", "Accept", "text/html")
                        .body())
                .contains("There is no such job");
    }

    @Test
    void keepsJobsOutOfCachesAndSearchEngines() {
        String job = submitted(Waymark.CHARITY.address());
        for (String path : new String[] {job, job.replace("/api", "")}) {
            HttpResponse<String> answer = api.get(path, "Accept", "*/*");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
            assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    private String submitted(String url) {
        HttpResponse<String> answer = api.submit(url);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Api.json(answer).get("links").get("self").asText();
    }
}
