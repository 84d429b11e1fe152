package dev.waymark.fuzz;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.web.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests: each begins as one that a program might send and is then spoilt in up to five places. */
final class Requests {

    /** With these a server cannot know where a request ends, or whether it is one. */
    private static final List<String> BROKEN = List.of(
            "Transfer-Encoding",
            "Expect",
            "Upgrade",
            "Connection",
            "CONNECT ",
            "PRI ",
            "HTTP/0.9",
            "HTTP/2.0",
            "HTTP/9",
            " http\r",
            "\u0000");

    /** Routes with the content type that they take ({job} is the token of a finished job, {shared} its shared id), and what their parts are spoilt with. */
    private static final Map<String, List<String>> WORDS = words();

    private final Random random;
    private final String job;
    private final String shared;
    private final Cookies cookies;

    /** The sessions of an operator and of a person who have signed in; empty when nobody has. */
    record Cookies(String operator, String person) {

        static final Cookies NONE = new Cookies("", "");

        String of(String path) {
            return path.startsWith("/admin") ? operator : path.startsWith("/my-sites") ? person : "";
        }
    }

    Requests(long seed, String job, Cookies cookies) {
        this.random = new Random(seed);
        this.job = job;
        this.shared = new Token(job).shared().text();
        this.cookies = cookies;
    }

    private static Map<String, List<String>> words() {
        try (InputStream file = Requests.class.getResourceAsStream("/fuzz/words.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next one, as it goes over the wire. */
    Request next() {
        String[] route = (word("routes") + " ").split(" ", 3);
        String method = oneIn(8) ? word("methods") : route[0];
        String path = spoilt(route[1].replace("{job}", job).replace("{shared}", shared));
        String taken = route[2].trim();
        String type = oneIn(8) ? word("types") : taken;
        byte[] body = taken.isEmpty() && !oneIn(10) ? new byte[0] : body(oneIn(12) ? word("types") : type);
        StringBuilder head = new StringBuilder(method + " " + path + version());
        String cookie = cookies.of(route[1]);
        if (!cookie.isEmpty()) {
            head.append("Cookie: " + cookie + "\r\nSec-Fetch-Site: same-origin\r\n");
        }
        fields(type, body).forEach(field -> head.append(field).append(oneIn(400) ? "\n" : "\r\n"));
        if (!oneIn(300)) {
            head.append("\r\n");
        }
        byte[] bytes = joined(head.toString().getBytes(StandardCharsets.UTF_8), body);
        return new Request(bytes, isWhole(head.toString()));
    }

    /** Where the first line is none, the server says so and closes over the rest, which may undo what it said. */
    private static boolean isWhole(String head) {
        boolean threeWords = head.lines().findFirst().orElse("").split(" ", -1).length == 3;
        return threeWords && BROKEN.stream().noneMatch(head::contains) && head.endsWith("\r\n\r\n");
    }

    private String version() {
        return oneIn(60)
                ? pick(List.of("\r\n", " HTTP/0.9\r\n", " HTTP/1.0\r\n", " HTTP/2.0\r\n", " HTTP/9\r\n", " http\r\n"))
                : " HTTP/1.1\r\n";
    }

    private String spoilt(String path) {
        String result = path;
        if (oneIn(4)) {
            result += (result.contains("?") ? "&" : "?") + word("names") + "="
                    + (oneIn(3) ? word("values") : encoded(word("values")));
        }
        while (oneIn(4)) {
            int at = random.nextInt(result.length() + 1);
            int to = Math.min(result.length(), at + random.nextInt(4));
            result = result.substring(0, at)
                    + pick(List.of(
                            "/",
                            "//",
                            "/../",
                            "/./",
                            ";x=1",
                            "%2f",
                            "%00",
                            "%zz",
                            "%",
                            "\\",
                            "?",
                            "#",
                            "\u00e9",
                            "%c3%28",
                            "*",
                            "|",
                            "^",
                            "{",
                            "x".repeat(3000),
                            encoded(word("values"))))
                    + result.substring(to);
        }
        return oneIn(100)
                ? pick(List.of("*", "http://evil.example/", "", "//evil.example/", "x", "/".repeat(9000)))
                : result;
    }

    private List<String> fields(String type, byte[] body) {
        List<String> fields = new ArrayList<>();
        fields.add("Host: localhost");
        fields.add("X-Forwarded-For: 198.18." + random.nextInt(256) + "." + random.nextInt(256));
        if (!type.isEmpty()) {
            fields.add("Content-Type: " + type);
        }
        if (body.length > 0) {
            fields.add("Content-Length: " + body.length);
        }
        if (oneIn(3)) {
            fields.add("Accept: text/html");
        }
        while (oneIn(2)) {
            String field = oneIn(20) ? noise(20) : word("fields");
            // what would only make the server wait for more of the request is no test of it
            String value = oneIn(6) ? printable(noise(200)) : word("field_values");
            fields.add(random.nextInt(fields.size() + 1), field + ": " + value);
        }
        if (oneIn(150)) {
            fields.add("X-Long: " + "y".repeat(random.nextInt(40_000)));
        }
        if (oneIn(150)) {
            for (int i = 0; i < 150; i++) {
                fields.add("X-" + i + ": z");
            }
        }
        return fields;
    }

    private byte[] body(String type) {
        String text = type.contains("json") ? json(0) : type.contains("multipart") ? multipart() : form();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (oneIn(5)) {
            for (int flips = 1 + random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return oneIn(200) ? new byte[random.nextInt(200_000)] : bytes;
    }

    private String json(int depth) {
        if (oneIn(150)) {
            return "[".repeat(random.nextInt(20_000));
        }
        if (depth == 0 && oneIn(25)) {
            return pick(List.of(
                    "",
                    "null",
                    "[]",
                    "{}",
                    "0",
                    "\"x\"",
                    "{",
                    "}",
                    "{\"url\"",
                    "nul",
                    "\ufeff{}",
                    "{}{}",
                    "{,}",
                    "[{}]"));
        }
        StringBuilder json = new StringBuilder("{");
        for (int fields = random.nextInt(6); fields >= 0; fields--) {
            json.append(quoted(oneIn(12) ? word("values") : word("names"))).append(oneIn(80) ? "" : ":");
            json.append(value(depth)).append(fields > 0 || oneIn(60) ? "," : "");
        }
        return json.append(oneIn(60) ? "" : "}").toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(10)) {
            case 0 ->
                pick(List.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "1.5",
                        "1e400",
                        "1e999999999",
                        "01",
                        ".5",
                        "-",
                        "9".repeat(400)));
            case 1 -> depth < 4 ? json(depth + 1) : "{}";
            case 2 -> "[" + (depth < 4 ? value(depth + 1) : "") + "]";
            case 3 -> "\"\\u" + pick(List.of("0000", "d800", "dfff", "zzzz", "202e", "")) + "\"";
            default -> quoted(word("values"));
        };
    }

    /** Control characters escaped three times in four, as JSON wants them. */
    private String quoted(String value) {
        if (oneIn(4)) {
            return "\"" + value + "\"";
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> quoted.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : (char) c));
        return quoted.append('"').toString();
    }

    private String form() {
        StringBuilder form = new StringBuilder();
        for (int fields = random.nextInt(7); fields >= 0; fields--) {
            form.append(oneIn(12) ? encoded(word("values")) : word("names")).append(oneIn(20) ? "" : "=");
            form.append(oneIn(4) ? word("values") : encoded(word("values"))).append(oneIn(20) ? ";" : "&");
        }
        return form.toString();
    }

    private String multipart() {
        StringBuilder parts = new StringBuilder();
        for (int fields = random.nextInt(5); fields >= 0; fields--) {
            parts.append(oneIn(20) ? "-" : "--").append("b\r\n");
            parts.append("Content-Disposition: ")
                    .append(oneIn(20) ? word("values") : "form-data")
                    .append("; name=\"");
            parts.append(oneIn(8) ? word("values") : word("names")).append(oneIn(20) ? "" : "\"");
            parts.append(oneIn(4) ? "; filename=\"" + word("values") + "\"" : "")
                    .append("\r\n");
            parts.append(oneIn(6) ? "Content-Type: " + word("types") + "\r\n" : "")
                    .append(oneIn(20) ? "" : "\r\n");
            parts.append(word("values")).append("\r\n");
        }
        return parts.append(oneIn(15) ? "" : "--b--\r\n").toString();
    }

    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(b & 0xff));
        }
        return encoded.toString();
    }

    private String noise(int most) {
        StringBuilder noise = new StringBuilder();
        for (int length = random.nextInt(most); length >= 0; length--) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }

    private static String printable(String noise) {
        return noise.replaceAll("[\r\n]", " ");
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private String word(String kind) {
        return pick(WORDS.get(kind));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }
}
