package dev.waymark.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes of one browser, which are started and killed together. */
final class BrowserProcess implements AutoCloseable {

    private static final long REPORT_SECONDS = 10;
    private static final long SANDBOX_SECONDS = 5;
    private static final int MAX_REPORT_BYTES = 64 * 1024;
    /** What a single process may have of its own, in KiB; a wall behind the limit on memory, which is looked at only now and then. */
    private static final String DATA_KIB = "1500000";

    private static final Path PROCESSES = Path.of("/proc");

    private final Process process;

    private BrowserProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program apart from everything, once its network has been seen to lead nowhere.
     *
     * @throws BrowserException when it cannot be isolated here
     */
    static BrowserProcess start(Isolation isolation, Path program, List<String> flags) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(isolation.command(program, flags)).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("WAYMARK_DATA_KIB", DATA_KIB);
        BrowserProcess started =
                new BrowserProcess(builder.directory(Path.of("/").toFile()).start());
        try {
            started.report().check(Isolation.ownNetwork());
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    /** Makes sure that a program can be kept apart in this way here. */
    static void probe(Isolation isolation) throws IOException, InterruptedException {
        try (BrowserProcess probe = start(isolation, Path.of("true"), List.of())) {
            boolean ended = probe.process.waitFor(REPORT_SECONDS, TimeUnit.SECONDS);
            if (!ended || probe.process.exitValue() != 0) {
                throw new BrowserException("No program can be started in namespaces of its own");
            }
        }
    }

    private NetworkReport report() throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(REPORT_SECONDS, TimeUnit.SECONDS));
        try {
            ByteArrayOutputStream report = new ByteArrayOutputStream();
            InputStream in = process.getInputStream();
            for (int next = in.read(); next > 0 && report.size() < MAX_REPORT_BYTES; next = in.read()) {
                report.write(next);
            }
            return NetworkReport.parse(report.toString(StandardCharsets.UTF_8));
        } finally {
            end.cancel(false);
        }
    }

    /** The browser's end of the pipe. */
    DevTools devTools() {
        return new DevTools(process.getInputStream(), process.getOutputStream());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Makes sure that the processes that run the scripts of pages are confined: each in namespaces below those of the browser and under a
     * filter of system calls that the browser itself is not under. One that has just begun may take a moment to get there.
     */
    void checkSandbox() throws BrowserException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SANDBOX_SECONDS);
        List<Status> statuses = statuses();
        while (!isConfined(statuses) && System.nanoTime() < end) {
            Thread.sleep(20);
            statuses = statuses();
        }
        if (!isConfined(statuses)) {
            throw new BrowserException("The browser is without its sandbox: "
                    + statuses.stream().map(Status::brief).toList());
        }
    }

    private static boolean isConfined(List<Status> statuses) {
        Optional<Status> browser = statuses.stream().filter(Status::isBrowser).findFirst();
        List<Status> renderers = statuses.stream()
                .filter(status -> status.type().equals("renderer"))
                .toList();
        return browser.isPresent()
                && !renderers.isEmpty()
                && renderers.stream()
                        .allMatch(one -> one.namespaces() > browser.get().namespaces()
                                && one.filters() > browser.get().filters())
                && statuses.stream().noneMatch(Status::isOpen);
    }

    /** Bytes that its processes have of their own or share in memory; files that are mapped are not counted. */
    long memory() {
        return statuses().stream().mapToLong(Status::memory).sum();
    }

    private List<Status> statuses() {
        List<Status> statuses = new ArrayList<>();
        try (Stream<ProcessHandle> all = process.descendants()) {
            all.forEach(one ->
                    Status.of(PROCESSES.resolve(String.valueOf(one.pid()))).ifPresent(statuses::add));
        }
        return statuses;
    }

    /** Ends all its processes at once. What it wrote goes with them. */
    @Override
    public void close() {
        List<ProcessHandle> all;
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            all = descendants.toList();
        }
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * What Linux says of a process.
     *
     * @param arguments its command line
     * @param namespaces how many namespaces for processes it is in
     * @param filters how many filters of system calls it is under
     * @param memory in bytes
     */
    private record Status(List<String> arguments, int namespaces, int filters, long memory) {

        private static final String TYPE = "--type=";
        private static final Pattern SEPARATOR = Pattern.compile("[\0 ]");
        private static final Pattern BLANKS = Pattern.compile("[ \t]++");

        static Optional<Status> of(Path process) {
            try {
                List<String> arguments = List.of(SEPARATOR.split(Files.readString(process.resolve("cmdline")), -1));
                int namespaces = 0;
                int filters = 0;
                long memory = 0;
                for (String line : Files.readAllLines(process.resolve("status"))) {
                    String[] words = BLANKS.split(line, -1);
                    switch (words[0]) {
                        case "NSpid:" -> namespaces = words.length - 1;
                        case "Seccomp_filters:" -> filters = Integer.parseInt(words[1]);
                        case "RssAnon:", "RssShmem:" -> memory += 1024 * Long.parseLong(words[1]);
                        default -> {}
                    }
                }
                return Optional.of(new Status(arguments, namespaces, filters, memory));
            } catch (IOException e) {
                return Optional.empty(); // it has ended meanwhile
            }
        }

        /** Whether it is the browser itself, and none of its helpers. */
        boolean isBrowser() {
            return arguments.contains("--remote-debugging-pipe") && type().isEmpty();
        }

        String type() {
            return arguments.stream()
                    .filter(argument -> argument.startsWith(TYPE))
                    .map(argument -> argument.substring(TYPE.length()))
                    .findFirst()
                    .orElse("");
        }

        String brief() {
            return type() + " in " + namespaces + " namespaces under " + filters + " filters";
        }

        boolean isOpen() {
            return arguments.stream().anyMatch(argument -> argument.startsWith("--no-sandbox"));
        }
    }
}
