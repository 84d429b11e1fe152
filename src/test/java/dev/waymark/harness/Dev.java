package dev.waymark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** {@code bin/dev}: Waymark with everything it needs, until Ctrl-C. */
public final class Dev {

    private static final Path DATA = Path.of(".waymark");

    private Dev() {}

    public static void main(String[] arguments) throws Exception {
        String wanted = System.getenv().getOrDefault("PORT", "8080");
        PortCheck.main(new String[] {wanted});
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
