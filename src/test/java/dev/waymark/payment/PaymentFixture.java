package dev.waymark.payment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Orders over the API, for tests that are about what happens afterwards. */
final class PaymentFixture {

    /** A site that turns us away, so that its jobs end at once. */
    static final String NOWHERE = PayingWaymark.REFUSING.address() + "/";

    private static final String JSON = "application/json";

    private PaymentFixture() {}

    static HttpResponse<String> checkout(Api api, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = JSON;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return api.post("/api/payment/checkout", body, all);
    }

    /** Orders the full service for a site; Stripe's page, its session and the job. */
    static JsonNode order(Api api, String url) {
        HttpResponse<String> answer = checkout(api, PayingWaymark.order(url));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Api.json(answer);
    }

    static HttpResponse<String> form(Api api, String path, String fields) {
        return api.post(path, fields, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");
    }

    /** Asks for another site instead of the one of a job that was paid for and failed. */
    static HttpResponse<String> replace(Api api, String job, String url) {
        return api.post(
                "/payment/jobs/" + job + "/replacement",
                "url=" + url,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** The hidden fields of the form on a page, as a browser sends them. */
    static String hidden(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select(".confirm input[type=hidden]").stream()
                .map(field -> field.attr("name") + "=" + URLEncoder.encode(field.val(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String session(JsonNode opened) {
        return opened.get("session_id").asText();
    }

    static HttpResponse<String> redeem(Api api, String body) {
        return api.post("/api/generate/paid", body, "Content-Type", JSON);
    }

    /** How many payments are fulfilled, and how many jobs there are, for a checkout session. */
    static String fulfilled(String session) {
        String of = " from payments p left join jobs j on j.submission_id = p.submission_id where p.session_id = '"
                + session + "'";
        return PayingWaymark.count(PayingWaymark.SERVICES, "select count(p.fulfilled_at)" + of) + " fulfilled, "
                + PayingWaymark.count(PayingWaymark.SERVICES, "select count(j.id)" + of) + " job";
    }

    static String state(String session) {
        return PayingWaymark.count(
                                PayingWaymark.SERVICES,
                                "select count(*) from payments where state = 'PAID' and session_id = '" + session + "'")
                        == 1
                ? "paid"
                : "not paid";
    }
}
