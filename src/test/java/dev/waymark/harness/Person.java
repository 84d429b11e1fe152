package dev.waymark.harness;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody in a browser of their own, which keeps the cookies that it is given. */
public final class Person {

    private static final Pattern CODE = Pattern.compile("(\\d{4}) (\\d{4})");

    private Api api;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Person(URI server) {
        this.api = new Api(server);
    }

    /** Goes on at another server with the same database, with the same cookies. */
    public void moveTo(URI server) {
        api = new Api(server);
    }

    public HttpResponse<String> get(String path) {
        return kept(api.get(path, fields()));
    }

    /** Posts JSON from a page of this site. */
    public HttpResponse<String> postJson(String path, String json) {
        return kept(api.post(path, json, fields("Sec-Fetch-Site", "same-origin", "Content-Type", "application/json")));
    }

    /** Posts a form of this site. */
    public HttpResponse<String> post(String path, String form) {
        return kept(api.post(
                path,
                form,
                fields("Sec-Fetch-Site", "same-origin", "Content-Type", "application/x-www-form-urlencoded")));
    }

    /** Posts a form of this site that may have files in it; {@code b} is the boundary of its parts. */
    public HttpResponse<String> postMultipart(String path, String parts) {
        return kept(api.post(
                path,
                parts,
                fields("Sec-Fetch-Site", "same-origin", "Content-Type", "multipart/form-data; boundary=b")));
    }

    /** Posts a form of another site, as far as the browser sends anything with it. */
    public HttpResponse<String> postFromElsewhere(String path, String form) {
        return api.post(
                path,
                form,
                fields("Sec-Fetch-Site", "cross-site", "Content-Type", "application/x-www-form-urlencoded"));
    }

    /** The files of an archive by their names. */
    public Map<String, String> unzipped(String path) throws Exception {
        return api.unzipped(path, fields());
    }

    public HttpResponse<String> ask(String email) {
        return post("/sign-in", "email=" + email.replace("+", "%2B"));
    }

    /** Asks for a link, and signs in by it in this browser. */
    public Person signIn(String email, Mailbox mailbox) throws InterruptedException {
        int before = mailbox.to(email).size();
        ask(email);
        HttpResponse<String> answer =
                post("/sign-in/link/confirmation", "token=" + token(mail(email, mailbox, before)));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    /** The next mail to an address that has had so many. */
    public static Mailbox.Mail mail(String email, Mailbox mailbox, int before) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (mailbox.to(email).size() > before) {
                return mailbox.to(email).get(before);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no mail to " + email);
    }

    /** The token in the link of a mail, which no browser sends. */
    public static String token(Mailbox.Mail mail) {
        return URI.create(mail.link().orElseThrow()).getFragment();
    }

    public static String code(Mailbox.Mail mail) {
        return CODE.matcher(mail.text())
                .results()
                .map((MatchResult found) -> found.group(1) + found.group(2))
                .findFirst()
                .orElseThrow();
    }

    public boolean isSignedIn() {
        return get("/my-sites").body().contains("Signed in as ");
    }

    public void set(String cookie, String value) {
        cookies.put(cookie, value);
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (String field : answer.headers().allValues("Set-Cookie")) {
            String set = field.substring(0, field.indexOf(';'));
            cookies.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1));
        }
        return answer;
    }

    private String[] fields(String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            fields.put(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }
}
