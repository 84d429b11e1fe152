package dev.waymark.harness;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whoever runs a Waymark of the tests: their password, and a session once they have signed in. */
public final class Operator {

    public static final String PASSWORD = "a long walk in the hills";

    /** What {@code bin/waymark admin-password} made of it. */
    public static final String PASSWORD_HASH =
            "PBKDF2WithHmacSHA512:210000:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:rtnQAepx3puDjiiVgEYpvt8pC39I8ZOG1tAnPo7qGIQ=";

    private final Api api;
    private String cookie = "";

    /** By which the browser is known; it goes with every try to sign in. */
    private String known = "";

    public Operator(URI server) {
        this.api = new Api(server);
    }

    /** Signs in; the answer. The cookie it sets goes with every request from then on. */
    public HttpResponse<String> signIn(String password) {
        HttpResponse<String> answer = post("/admin/sign-in", "password=" + password.replace(' ', '+'));
        for (String field : answer.headers().allValues("Set-Cookie")) {
            String set = field.substring(0, field.indexOf(';'));
            if (set.startsWith("__Host-known-browser=")) {
                known = set;
            } else {
                cookie = set;
            }
        }
        return answer;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return api.get(path, with(headers, "Accept", "text/html", "Cookie", cookie));
    }

    public HttpResponse<String> post(String path, String form) {
        return api.post(
                path,
                form,
                "Accept",
                "text/html",
                "Cookie",
                known.isEmpty() ? cookie : cookie + "; " + known,
                "Sec-Fetch-Site",
                "same-origin",
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Posts and goes where the answer leads. */
    public HttpResponse<String> act(String path) {
        HttpResponse<String> answer = post(path, "");
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The client address that they have for the server. */
    public String address() {
        return api.address();
    }

    /** Waits until the server that ran the job has put it down, so that it can be taken up again. */
    public static void awaitPutDown(Services services, long job) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String held = "select count(*) from scheduled_tasks where task_instance = '" + job + "'";
        while (PayingWaymark.count(services, held) > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    public String cookie() {
        return cookie;
    }

    private static String[] with(String[] some, String... more) {
        String[] all = new String[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
