package dev.waymark.fuzz;

import dev.waymark.harness.Api;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Sends spoilt requests to a Waymark on this machine and gathers what it should not have answered. The same seed sends the same
 * requests.
 *
 * @param answers how many answers had which status; 0 stands for connections that the server closed without a word
 * @param findings what should not have been, each with the request that brought it about
 */
public record Fuzz(Map<Integer, Long> answers, List<String> findings) {

    private static final int SHOWN = 1500;

    /** {@code bin/lab/fuzz}: ten seeds of a thousand requests, or the seeds that are named, to a Waymark that sells. */
    public static void main(String[] arguments) throws InterruptedException {
        long[] seeds = arguments.length == 0
                ? LongStream.rangeClosed(1, 10).toArray()
                : Arrays.stream(arguments).mapToLong(Long::parseLong).toArray();
        long start = System.nanoTime();
        URI server = PayingWaymark.SERVER.url();
        Operator operator = new Operator(server);
        operator.signIn(Operator.PASSWORD);
        Person person = new Person(server).signIn("fuzz@fuzz.example", PayingWaymark.MAIL);
        Requests.Cookies cookies =
                new Requests.Cookies(operator.cookie(), "__Host-account=" + person.cookie("__Host-account"));
        Fuzz fuzz = of(server, finishedJob(server, PayingWaymark.SITE.address()), cookies, seeds, 1000);
        fuzz.findings.forEach(System.out::println);
        System.out.printf(
                "%d requests in %d s. Answers by status: %s. Findings: %d%n",
                seeds.length * 1000, (System.nanoTime() - start) / 1_000_000_000, fuzz.answers, fuzz.findings.size());
        System.exit(fuzz.findings.isEmpty() ? 0 : 1);
    }

    /** The token of a job that has ended, so that the requests about jobs find one. */
    public static String finishedJob(URI server, String site) throws InterruptedException {
        Api api = new Api(server);
        var job = Api.json(api.submit(site));
        api.awaitEnd(job.get("links").get("self").asText(), Duration.ofSeconds(60));
        return job.get("id").asText();
    }

    /** Sends so many requests of each seed, four at a time; nobody has signed in. */
    public static Fuzz of(URI server, String job, long[] seeds, int each) {
        return of(server, job, Requests.Cookies.NONE, seeds, each);
    }

    private static Fuzz of(URI server, String job, Requests.Cookies cookies, long[] seeds, int each) {
        Map<Integer, Long> answers = new TreeMap<>();
        ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();
        for (long seed : seeds) {
            Requests requests = new Requests(seed, job, cookies);
            List<Request> sent =
                    IntStream.range(0, each).mapToObj(i -> requests.next()).toList();
            IntStream.range(0, each).parallel().forEach(i -> {
                Answer answer = Wire.exchange(server.getPort(), sent.get(i));
                synchronized (answers) {
                    answers.merge(answer.status(), 1L, Long::sum);
                }
                judge(sent.get(i), answer)
                        .ifPresent(what -> findings.add("Seed " + seed + ", request " + i + ": " + what + "\n"
                                + shown(sent.get(i).bytes()) + "\n→ " + cut(answer.text())));
            });
        }
        return new Fuzz(answers, List.copyOf(findings));
    }

    private static Optional<String> judge(Request request, Answer answer) {
        if (answer.failed()) {
            return Optional.of("answered " + answer.status());
        }
        if (answer.late()) {
            return Optional.of("no whole answer in time");
        }
        if (answer.status() == 0 && request.whole()) {
            return Optional.of("closed without a word");
        }
        if (answer.vagueness().isPresent()) {
            return answer.vagueness().map(lack -> "a problem with " + lack);
        }
        // libraries of others may name what they like
        return shown(request.bytes()).contains("/webjars/")
                ? Optional.empty()
                : answer.leak().map(leak -> "told of the inside: " + leak);
    }

    private static String shown(byte[] request) {
        return cut(new String(request, StandardCharsets.ISO_8859_1));
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
