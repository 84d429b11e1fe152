package dev.waymark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Percent signs without their two hexadecimal digits, in every place where a request may have some. */
class BrokenRequestsIT {

    private static final int PORT = Waymark.SERVER.url().getPort();
    private static final Path LOG = Path.of("target/server-" + PORT + ".log");

    private static final List<String> TARGETS = List.of(
            "/%",
            "/%4",
            "/%zz",
            "/docs/%zz",
            "/assets/%zz.css",
            "/webjars/%zz",
            "/health/%zz",
            "/openapi/%zz",
            "/metrics/%zz",
            "/admin/%zz",
            "/error/%zz",
            "/jobs/AAAAAAAAAAAAAAAAAAAA%zz",
            "/api/jobs/%zz",
            "/shared/%zz",
            "/shared/sAAAAAAAAAAAAAAAAAAAA%zz",
            "/api/shared/%zz",
            "/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/%zz",
            "/api/templates/%zz/options",
            "/api/%u0041",
            "/api/nothing;x=%zz",
            "/?url=%",
            "/?url=%zz",
            "/?%zz",
            "/docs?x=%4",
            "/api/templates?x=%zz",
            "/error?x=%zz",
            "http://localhost/%zz",
            "http://localhost/?x=%zz");

    @Test
    void areAnsweredWith400AndLeaveNoTraceInTheLog() throws IOException {
        long before = Files.size(LOG);
        List<String> answers = new ArrayList<>();
        requests().forEach(request -> {
            Answer answer = Wire.exchange(PORT, new Request(request.getBytes(StandardCharsets.UTF_8), true));
            String line = request.lines().findFirst().orElseThrow();
            answers.add(answer.status() + " " + line
                    + answer.leak().map(leak -> " tells of " + leak).orElse(""));
        });
        assertThat(answers).isNotEmpty().allMatch(answer -> answer.matches("400 (GET|POST|HEAD) \\S+ HTTP/1\\.1"));
        assertThat(logged(before)).doesNotContain("SEVERE", "WARNING", "Exception", "\tat ");
    }

    /** Bytes that are no text in UTF-8, and characters that no path has. */
    @Test
    void ofOtherKindsLeaveNoTraceEither() throws IOException {
        long before = Files.size(LOG);
        Stream.of(
                        "/%c3%28",
                        "/%00",
                        "/%5c",
                        "/..%2f",
                        "/docs/%ff",
                        "/?url=%c3%28",
                        "/docs?x=%ff",
                        "/assets/%c3%28",
                        "/%25zz")
                .map(target -> "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n")
                .forEach(request -> assertThat(
                                Wire.exchange(PORT, new Request(request.getBytes(StandardCharsets.UTF_8), true))
                                        .status())
                        .as(request)
                        .isIn(200, 400, 404));
        assertThat(logged(before)).doesNotContain("SEVERE", "Exception", "\tat ");
    }

    private static Stream<String> requests() {
        return Stream.of(
                        TARGETS.stream().map(target -> "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"),
                        TARGETS.stream().map(target -> "HEAD " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"),
                        TARGETS.stream()
                                .map(target -> "GET " + target + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n"),
                        TARGETS.stream().map(target -> post(target, "application/json", "{}")),
                        TARGETS.stream().map(target -> post(target, "application/x-www-form-urlencoded", "url=a")),
                        Stream.of(
                                        "/",
                                        "/jobs/AAAAAAAAAAAAAAAAAAAAAA/cancellation",
                                        "/jobs/AAAAAAAAAAAAAAAAAAAAAA/dismissals")
                                .flatMap(path -> Stream.of("url=%zz", "url=%", "%4=x", "a=b&c=%u0041")
                                        .map(form -> post(path, "application/x-www-form-urlencoded", form))))
                .flatMap(requests -> requests);
    }

    private static String post(String target, String type, String body) {
        return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String logged(long from) throws IOException {
        byte[] all = Files.readAllBytes(LOG);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }
}
