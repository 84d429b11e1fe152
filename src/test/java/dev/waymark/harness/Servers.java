package dev.waymark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts servers under test, each with its own settings and beside the ones that tests share. */
final class Servers {

    private Servers() {}

    /** Starts one more server on the given services; the caller closes it. */
    static Server start(int port, Services services, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(services.settings());
        environment.putAll(Map.of(
                "PUBLIC_URL",
                "http://127.0.0.1:" + port,
                "JOB_HEARTBEAT_SECONDS",
                "1",
                "JOBS_WAITING_PER_CLIENT",
                "20",
                "CRAWL_EXEMPT_GAP_MILLIS",
                "10",
                "CRAWL_EXEMPT_ADDRESSES",
                String.join(
                        ",",
                        Sites.CHARITY.exemptPair(),
                        Sites.SLOW.exemptPair(),
                        Sites.INJECTING.exemptPair(),
                        Sites.APPLICATION.exemptPair())));
        // a test that wants registers brings its own; nobody else's are ever asked
        List.of("CHARITY_COMMISSION_BASE_URL", "THREESIXTY_REGISTRY_URL", "POSTCODES_BASE_URL")
                .forEach(register -> environment.put(register, "http://127.0.0.1:9"));
        environment.putAll(more);
        Server server = Server.start(
                port, environment, List.copyOf(Server.quickStart()), Path.of("target/server-" + port + ".log"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try {
            if (!server.awaitReady(Duration.ofMinutes(3))) {
                throw new IllegalStateException("The server did not start; see target/server-" + port + ".log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return server;
    }
}
