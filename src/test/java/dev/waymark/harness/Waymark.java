package dev.waymark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    public static final XssSite INJECTING;

    static {
        try {
            System.setProperty("java.util.logging.config.file", "src/test/resources/logging.properties");
            CHARITY = Sites.CHARITY;
            SLOW = Sites.SLOW;
            INJECTING = Sites.INJECTING;
            SERVICES = Services.start(null);
            SERVER = start(Services.freePort(), SERVICES, Map.of("METRICS_LOOPBACK", "true", "WELSH_REVIEWED", "true"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Waymark() {}

    /** Starts one more server on the given services; the caller closes it. */
    public static Server start(int port, Services services, Map<String, String> more) throws IOException {
        return Servers.start(port, services, more);
    }
}
