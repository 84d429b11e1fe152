package dev.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk saw: an address of this machine asked for ten seconds, over so many connections that each send one request after the other.
 *
 * @param failed answers that were not 2xx or 3xx, and connections that broke
 */
record Wrk(double perSecond, String median, String p99, long failed) {

    private static final int SECONDS = 10;

    /** @param script in Lua, for other requests than GET; empty for none */
    static Wrk run(URI address, int connections, String script) throws IOException, InterruptedException {
        if (!"127.0.0.1".equals(address.getHost())) {
            throw new IllegalArgumentException("load goes to loopback only");
        }
        Path lua = Files.createTempFile("bench", ".lua");
        Files.writeString(lua, script);
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "--latency",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + SECONDS + "s",
                        "--script=" + lua,
                        address.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
        Files.delete(lua);
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk failed: " + said);
        }
        return read(said);
    }

    static Wrk read(String said) {
        return new Wrk(
                Double.parseDouble(found("Requests/sec:\\s+([\\d.]+)", said, "0")),
                found("50%\\s+(\\S+)", said, "?"),
                found("99%\\s+(\\S+)", said, "?"),
                Long.parseLong(found("Non-2xx or 3xx responses: (\\d+)", said, "0"))
                        + socketErrors(found("Socket errors: (.*)", said, "")));
    }

    private static long socketErrors(String counts) {
        return Pattern.compile("\\d+")
                .matcher(counts)
                .results()
                .mapToLong(count -> Long.parseLong(count.group()))
                .sum();
    }

    private static String found(String pattern, String said, String otherwise) {
        Matcher matcher = Pattern.compile(pattern).matcher(said);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    void print(String what, String goal) {
        Row.print(
                what,
                goal,
                "%.0f requests/s, p50 %s, p99 %s%s",
                perSecond,
                median,
                p99,
                failed == 0 ? "" : ", **" + failed + " failed**");
    }
}
