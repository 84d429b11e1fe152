package dev.waymark.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Payara Micro with the unpacked WAR, as a child process: its own class path and the manifest of its own jar are what it needs.
 *
 * <p>A start costs some 12 seconds of processor time, so that tests share servers where they can. With {@code -Dwaymark.starts=FILE} each
 * start adds a line to that file: its processor time until the server was ready, who wanted it, and which settings it was given.
 */
public final class Server implements AutoCloseable {

    private static final Path TARGET = Path.of(System.getProperty("waymark.target", "target"));

    private final Process process;
    private final int port;
    private final Path log;
    private final ClassArchive archive;
    private final String wanted;
    private boolean reported;

    Server(Process process, int port, Path log, ClassArchive archive, String wanted) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.archive = archive;
        this.wanted = wanted;
    }

    /** Starts the server; {@code log} takes what it prints, or null to print it here. */
    public static Server start(int port, Map<String, String> environment, List<String> jvm, Path log)
            throws IOException {
        return start(TARGET, port, environment, jvm, log);
    }

    /** The same of another build, whose settings for the server are those of this one. */
    public static Server start(Path target, int port, Map<String, String> environment, List<String> jvm, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        Path settings = target.resolve("../src/main/server").normalize();
        new ProcessBuilder(settings.resolve("sweep").toString()).inheritIO().start();
        Path home = target.resolve("server").toAbsolutePath();
        Path jar = home.resolve("server.jar");
        ClassArchive archive = new ClassArchive(jar);
        command.addAll(archive.options(jvm));
        command.addAll(List.of(
                "-Dfish.payara.micro.BootJar=" + jar.toUri(),
                "-Dfish.payara.micro.UnpackDir=" + home,
                "-jar",
                jar.toString(),
                "--port",
                String.valueOf(port),
                "--nohazelcast",
                "--prebootcommandfile",
                settings.resolve("preboot.txt").toString(),
                "--logproperties",
                settings.resolve("logging-" + format(environment) + ".properties")
                        .toString(),
                "--contextroot",
                "/",
                "--deploy",
                target.resolve("waymark").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (log == null) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        } else {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        return new Server(builder.start(), port, log, archive, starter() + " " + new TreeSet<>(environment.keySet()));
    }

    /** The class outside of this package that wants a server. */
    private static String starter() {
        String here = Server.class.getPackageName() + ".";
        return StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> name.startsWith("dev.waymark.") && !name.startsWith(here))
                .findFirst()
                .orElse("harness"));
    }

    private void report() throws IOException {
        String file = System.getProperty("waymark.starts");
        if (file != null && !reported) {
            reported = true;
            double seconds =
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
            Files.writeString(
                    Path.of(file),
                    "%5.1f s %s%n".formatted(seconds, wanted),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static String format(Map<String, String> environment) {
        return environment.getOrDefault("LOG_FORMAT", System.getenv().getOrDefault("LOG_FORMAT", "text"));
    }

    /** What the image runs with. */
    public static List<String> inProduction() {
        return List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC");
    }

    /** What a development server runs with: a quick start matters more than peak speed. */
    public static List<String> quickStart() {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xshare:auto",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /** Nobody waits for the check of classes that were compiled a moment ago; most tests and the image keep it. */
    public static List<String> quickestStart() {
        List<String> options = new ArrayList<>(quickStart());
        options.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
        return options;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Process process() {
        return process;
    }

    /** What it has printed so far; only of a server whose output goes to a file. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Waits until the server is ready; false when it ended or the patience did. */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return awaitReady(patience, () -> true);
    }

    /** The same, and gives up when something that the start needs is not well any more. */
    boolean awaitReady(Duration patience, BooleanSupplier well) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest ready = HttpRequest.newBuilder(url().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end) && process.isAlive() && well.getAsBoolean()) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    report();
                    archive.make();
                    return true;
                }
            } catch (IOException notYet) {
                // connection refused until the listener is there
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    /** Asks the server to stop and, when it does not within its time, makes it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
