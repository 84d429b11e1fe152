package dev.waymark.harness;

import dev.waymark.stub.AnthropicStandIn;
import dev.waymark.stub.CollectorStandIn;
import dev.waymark.stub.RegistersStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A running Waymark with a language model and with registers, all of them stand-ins, where everybody gets the full service. Its
 * website answers what a test wants, so each class that uses it has {@link OwnServers} with lane 2.
 */
public final class FullWaymark {

    public static final Services SERVICES;
    public static final AnthropicStandIn ANTHROPIC;
    public static final RegistersStandIn REGISTERS;

    /** Gets the traces of the jobs. */
    public static final CollectorStandIn COLLECTOR;

    /** A small charity's website of its own, which no test in line reads or counts, quick and slow. */
    public static final FolderSite CHARITY;

    public static final FolderSite SLOW;

    /** A funder's website. */
    public static final FolderSite FUNDER;

    /** A museum's website in English and Welsh, whose pages do not name their translations, so that both are read. */
    public static final FolderSite BILINGUAL;

    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static final int PORT;

    private static Server server;

    static {
        try {
            ANTHROPIC = AnthropicStandIn.start(0, AnthropicStandIn.Mode.ANSWER);
            REGISTERS = RegistersStandIn.start(0);
            COLLECTOR = CollectorStandIn.start();
            CHARITY = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0);
            SLOW = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 700);
            FUNDER = FolderSite.serve(Path.of("src/test/resources/sites/funder"), 0);
            BILINGUAL = Sites.bilingual();
            SERVICES = Services.start(null);
            PORT = Services.freePort();
            SETTINGS.putAll(REGISTERS.settings());
            SETTINGS.put("LOG_FORMAT", "json");
            SETTINGS.put("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.address());
            SETTINGS.put("METRICS_TOKEN", "metrics-secret-token");
            SETTINGS.put("FULL_SERVICE_FOR_ALL", "true");
            SETTINGS.put("ANTHROPIC_API_KEY", "sk-ant-secret-key");
            SETTINGS.put("ANTHROPIC_BASE_URL", ANTHROPIC.address());
            SETTINGS.put("ANTHROPIC_TIMEOUT_SECONDS", "1");
            SETTINGS.put(
                    "CRAWL_EXEMPT_ADDRESSES",
                    String.join(
                            ",",
                            CHARITY.exemptPair(),
                            SLOW.exemptPair(),
                            FUNDER.exemptPair(),
                            BILINGUAL.exemptPair(),
                            REGISTERS.exemptPair()));
            server = Servers.start(PORT, SERVICES, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FullWaymark() {}

    public static Server server() {
        return server;
    }

    /** Ends the server as a power cut would. */
    public static void kill() throws InterruptedException {
        server.process().destroyForcibly().waitFor();
    }

    /** Starts it again where it was. */
    public static void startAgain() throws IOException {
        server = Servers.start(PORT, SERVICES, SETTINGS);
    }
}
