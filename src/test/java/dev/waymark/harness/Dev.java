package dev.waymark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code bin/dev}: Waymark with everything it needs, until Ctrl-C. */
public final class Dev {

    private static final Path DATA = Path.of(".waymark");

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;

    private Dev() {}

    public static void main(String[] arguments) throws Exception {
        String wanted = System.getenv().getOrDefault("PORT", "8080");
        Optional<String> refusal = refusal(wanted);
        if (refusal.isPresent()) {
            System.err.println(refusal.get() + " For example: PORT=8081 bin/dev");
            System.exit(1);
        }
        int port = Integer.parseInt(wanted);
        System.setProperty("java.util.logging.config.file", "src/test/resources/logging.properties");
        Map<String, String> environment = new HashMap<>();
        environment.put("PUBLIC_URL", System.getenv().getOrDefault("PUBLIC_URL", "http://localhost:" + port));
        environment.put("HOSTING_URL", System.getenv().getOrDefault("HOSTING_URL", "http://files.localhost:" + port));
        System.out.println("Starting Waymark with its database, which takes 10 to 30 seconds …");
        Companions companions = companions(environment);
        Path log = DATA.resolve("server.log");
        Files.deleteIfExists(log);
        Restarts server = new Restarts(() -> Server.start(port, environment, Server.quickestStart(), log));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(server, companions)));
        if (!server.server()
                .awaitReady(Duration.ofMinutes(3), () -> companions.failure().isEmpty())) {
            System.err.println(companions.failure().orElse("Waymark did not start; " + log + " says why."));
            System.exit(1);
        }
        System.out.println(
                "Waymark serves at http://localhost:" + port + "/   (Ctrl-C stops it; its log is " + log + ")");
        if (environment.containsKey("SMTP_URL")) {
            System.out.println("Mail is delivered to nobody: each one is shown here as a line.");
        }
        System.exit(server.keepUp());
    }

    /** Why Waymark cannot run on a port, and what to do; empty when it can. */
    static Optional<String> refusal(String port) {
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > HIGHEST_PORT || Integer.parseInt(port) < 1) {
            return Optional.of("PORT=" + port + " is no port. Choose a number from 1024 to 65535.");
        }
        int number = Integer.parseInt(port);
        if (Services.isFree(number)) {
            return Optional.empty();
        }
        return Optional.of(
                number < LOWEST_PORT && !Services.isUsed(number)
                        ? "Port " + port + " is for the administrator only. Choose a number from 1024 to 65535."
                        : "Port " + port + " is taken. Stop what uses it, or choose another.");
    }

    private static Companions companions(Map<String, String> settings) {
        try {
            return Companions.start(DATA, System.getenv(), settings);
        } catch (IOException e) {
            System.err.println("Redis did not start: " + e.getMessage() + ". Set REDIS_URL to a Redis of yours.");
            System.exit(1);
            throw new UncheckedIOException(e);
        }
    }

    private static void closeAll(AutoCloseable... all) {
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception e) {
                System.err.println("While stopping: " + e.getMessage());
            }
        }
    }
}
