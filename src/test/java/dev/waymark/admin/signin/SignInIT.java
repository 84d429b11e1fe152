package dev.waymark.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Waymark;
import dev.waymark.throttle.CountedRequests;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(PayingWaymark.LOCK)
class SignInIT {

    private final Operator operator = new Operator(PayingWaymark.SERVER.url());

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/jobs", "/admin/jobs/1", "/admin/payments", "/admin/sign-in"})
    void isNotThereUntilAPasswordIsSet(String path) {
        Api stranger = new Api(Waymark.SERVER.url());
        HttpResponse<String> answer = stranger.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(stranger.get("/nothing", "Accept", "text/html").body());
        assertThat(stranger.post(path, "password=x", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isBetween(404, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/jobs",
                "/admin/jobs/1",
                "/admin/jobs/1/pages",
                "/admin/jobs/1/llms.txt",
                "/admin/payments/3b241101-e2bb-4255-8caf-4136c566a962/refund",
                "/%61dmin/jobs",
                "/admin/jobs;a=b",
            })
    void leadsWhoIsNotSignedInToTheDoor(String path) {
        HttpResponse<String> answer = operator.get(path);
        assertThat(answer.statusCode()).isIn(303, 404);
        if (answer.statusCode() == 303) {
            assertThat(answer.headers().firstValue("Location")).hasValue("/admin/sign-in");
        }
        assertThat(answer.body()).doesNotContain("Sign out");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void leadsTheWholePageToTheDoorWhenOnlyAPartWasAskedFor() {
        HttpResponse<String> answer = operator.get("/admin/jobs", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/admin/sign-in");
    }

    @Test
    void letsInWhoKnowsThePasswordAndShowsThemOut() {
        HttpResponse<String> first = operator.signIn(Operator.PASSWORD);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).hasValue("/admin/jobs");
        assertThat(first.headers().allValues("Set-Cookie"))
                .satisfiesExactlyInAnyOrder(
                        session -> assertThat(session)
                                .matches(
                                        "__Host-operator=[A-Za-z0-9_-]{22}; Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=Strict"),
                        browser -> assertThat(browser)
                                .matches(
                                        "__Host-known-browser=[A-Za-z0-9_-]{22}\\.[0-9a-f]{32}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Strict"));
        HttpResponse<String> page = operator.get("/admin/jobs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        String before = operator.cookie();
        operator.signIn(Operator.PASSWORD);
        assertThat(operator.cookie()).isNotEqualTo(before);

        HttpResponse<String> out = operator.post("/admin/sign-out", "");
        assertThat(out.headers().firstValue("Set-Cookie")).get().asString().contains("operator=; ", "Max-Age=0");
        assertThat(operator.get("/admin/jobs").statusCode()).isEqualTo(303);
    }

    @Test
    void endsASessionThatNobodyUsesOrThatIsOld() {
        operator.signIn(Operator.PASSWORD);
        age("seen_at", "29 minutes");
        assertThat(operator.get("/admin/jobs", "HX-Request", "true").statusCode())
                .as("a page that asks by itself")
                .isEqualTo(200);
        age("seen_at", "2 minutes");
        assertThat(operator.get("/admin/jobs").statusCode())
                .as("31 minutes without a request of one's own")
                .isEqualTo(303);
        operator.signIn(Operator.PASSWORD);
        age("seen_at", "29 minutes");
        assertThat(operator.get("/admin/jobs").statusCode()).isEqualTo(200);
        age("seen_at", "29 minutes");
        assertThat(operator.get("/admin/jobs").statusCode()).isEqualTo(200);
        age("created_at", "12 hours");
        assertThat(operator.get("/admin/jobs").statusCode()).isEqualTo(303);
    }

    private static void age(String column, String time) {
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update admin_sessions set %1$s = %1$s - interval '%2$s'".formatted(column, time));
    }

    @Test
    void refusesAWrongPasswordAndAfterFiveOfThemEveryPassword() {
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> wrong = operator.signIn("a long walk in the hill" + i);
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.body()).contains("The password is wrong.").doesNotContain("hill" + i);
            assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> tooMany = operator.signIn(Operator.PASSWORD);
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(800L, 900L);
        assertThat(tooMany.body()).contains("Too many tries. You can try again in 15 minutes.");
        assertThat(new Operator(PayingWaymark.SERVER.url())
                        .signIn(Operator.PASSWORD)
                        .statusCode())
                .as("from another address")
                .isEqualTo(303);
    }

    @Test
    void slowsDownWhoGuessesFromManyAddressesAndStillLetsTheOperatorIn() {
        String redis = PayingWaymark.SERVICES.redisUrl();
        CountedRequests.forget(redis, "sign-ins", "everybody");
        Operator known = new Operator(PayingWaymark.SERVER.url());
        assertThat(known.signIn(Operator.PASSWORD).statusCode()).isEqualTo(303);
        try {
            // Those before: each of which would take the server a second or two.
            CountedRequests.add(redis, "sign-ins", "everybody", 57);
            for (int address = 0; address < 2; address++) {
                new Operator(PayingWaymark.SERVER.url()).signIn("guess");
            }
            assertThat(new Operator(PayingWaymark.SERVER.url()).signIn("guess").statusCode())
                    .as("from another address")
                    .isEqualTo(429);
            assertThat(known.signIn("not quite").statusCode()).isEqualTo(403);
            assertThat(known.signIn(Operator.PASSWORD).statusCode())
                    .as("from a browser that was let in before")
                    .isEqualTo(303);
            for (int i = 0; i < 5; i++) {
                known.signIn("guess " + i);
            }
            assertThat(known.signIn(Operator.PASSWORD).statusCode())
                    .as("after five wrong ones from there")
                    .isEqualTo(429);
        } finally {
            CountedRequests.forget(redis, "sign-ins", "everybody");
        }
    }

    @Test
    void believesNoBrowserThatSaysItIsKnown() {
        Api stranger = new Api(PayingWaymark.SERVER.url());
        int last = 0;
        for (int i = 0; i < 6; i++) {
            last = stranger.post(
                            "/admin/sign-in",
                            "password=x",
                            "Cookie",
                            "__Host-known-browser=AAAAAAAAAAAAAAAAAAAA%02d.%032x".formatted(i, i),
                            "Sec-Fetch-Site",
                            "same-origin",
                            "Content-Type",
                            "application/x-www-form-urlencoded")
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void refusesWhatAnotherSiteSendsWithTheOperatorsCookie() {
        operator.signIn(Operator.PASSWORD);
        Api api = new Api(PayingWaymark.SERVER.url());
        for (String path : new String[] {"/admin/jobs/1/retries", "/admin/jobs/1/cancellation", "/admin/sign-out"}) {
            assertThat(api.post(path, "", "Cookie", operator.cookie(), "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(api.post(path, "", "Cookie", operator.cookie()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(operator.get("/admin/jobs").statusCode()).isEqualTo(200);
    }
}
