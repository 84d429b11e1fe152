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
 * @param longest the longest that an answer took
 * @param answers how many there were by status
 * @param failed answers that were not 2xx or 3xx, and connections that broke
 */
record Wrk(double perSecond, String median, String p99, long failed, String longest, String answers) {

    private static final int SECONDS = 10;

    /** Counts the answers by status. */
    private static final String COUNTING = """
            local threads = {}
            function setup(thread) table.insert(threads, thread) end
            ok, refused, away, other = 0, 0, 0, 0
            function response(status)
              if status < 400 then ok = ok + 1
              elseif status == 429 then refused = refused + 1
              elseif status == 503 then away = away + 1
              else other = other + 1 end
            end
            function done()
              local sum = {0, 0, 0, 0}
              for _, thread in ipairs(threads) do
                for i, name in ipairs({"ok", "refused", "away", "other"}) do sum[i] = sum[i] + thread:get(name) end
              end
              print(string.format("Answers: %d good, %d 429, %d 503, %d others", sum[1], sum[2], sum[3], sum[4]))
            end
            """;

    /** @param script in Lua, for other requests than GET; empty for none */
    static Wrk run(URI address, int connections, String script) throws IOException, InterruptedException {
        if (!"127.0.0.1".equals(address.getHost())) {
            throw new IllegalArgumentException("load goes to loopback only");
        }
        Path lua = Files.createTempFile("bench", ".lua");
        Files.writeString(lua, COUNTING + script);
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "--latency",
                        "--threads=1",
                        "--timeout=15s",
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
                found("(?m)^\\s+50%\\s+(\\S+)", said, "?"),
                found("(?m)^\\s+99%\\s+(\\S+)", said, "?"),
                Long.parseLong(found("Non-2xx or 3xx responses: (\\d+)", said, "0"))
                        + socketErrors(found("Socket errors: (.*)", said, "")),
                found("Latency(?:\\s+\\S+){2}\\s+(\\S+)", said, "?"),
                found("Answers: (.*)", said, "?"));
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

    void printAnswers(String what) {
        Row.print(what, "", "%s; p50 %s, p99 %s, longest %s", answers, median, p99, longest);
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
