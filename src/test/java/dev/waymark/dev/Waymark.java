package dev.waymark.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one running Waymark that the integration tests share: real PostgreSQL and Redis, the real WAR on the real server, two sites to read. */
public final class Waymark {

    public static final Services SERVICES;
    public static final Server SERVER;

    /** A small charity's website, quick to answer. */
    public static final FolderSite CHARITY;

    /** The same, slow enough to be watched. */
    public static final FolderSite SLOW;

    /** One that tries to break out of every place where its words are shown. */
    public static final InjectingSite INJECTING;

    static {
        try {
            System.setProperty("java.util.logging.config.file", "src/test/resources/logging.properties");
            Path charity = Path.of("src/test/resources/sites/charity");
            CHARITY = FolderSite.serve(charity, 0);
            SLOW = FolderSite.serve(charity, 700);
            INJECTING = InjectingSite.serve();
            SERVICES = Services.start(null);
            SERVER = start(Services.freePort(), SERVICES, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Waymark() {}

    /** Starts one more server on the given services; the caller closes it. */
    public static Server start(int port, Services services, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                services.databaseUrl(),
                "REDIS_URL",
                services.redisUrl(),
                "PUBLIC_URL",
                "http://127.0.0.1:" + port,
                "TRUSTED_PROXIES",
                "127.0.0.1",
                "JOB_HEARTBEAT_SECONDS",
                "1",
                "CRAWL_EXEMPT_ADDRESSES",
                CHARITY.exemptPair() + "," + SLOW.exemptPair() + "," + INJECTING.exemptPair()));
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
