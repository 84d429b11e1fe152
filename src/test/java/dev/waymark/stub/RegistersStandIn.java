package dev.waymark.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The Charity Commission's API, 360Giving's registry with its files, and postcodes.io on loopback, answering from the folder
 * {@code src/test/resources/registers}. By hand: {@code java … RegistersStandIn 18510}; then the settings are as it prints them.
 */
public final class RegistersStandIn implements AutoCloseable {

    /** The key that the charity register asks for. */
    public static final String KEY = "charity-key";

    private static final Path FOLDER = Path.of("src/test/resources/registers");

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();

    private RegistersStandIn(HttpServer server) {
        this.server = server;
    }

    public static RegistersStandIn start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        RegistersStandIn standIn = new RegistersStandIn(server);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "registers");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", standIn::answer);
        server.start();
        return standIn;
    }

    public static void main(String[] arguments) throws Exception {
        RegistersStandIn standIn = start(Integer.parseInt(arguments[0]));
        standIn.settings().forEach((name, value) -> System.out.println(name + "=" + value));
        Thread.currentThread().join();
    }

    /** The settings that lead here; its address has to be exempt, too. */
    public Map<String, String> settings() {
        return Map.of(
                "CHARITY_COMMISSION_API_KEY", KEY,
                "CHARITY_COMMISSION_BASE_URL", address() + "/charities",
                "THREESIXTY_REGISTRY_URL", address() + "/360/data.json",
                "POSTCODES_BASE_URL", address() + "/places");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        for (Map.Entry<String, Integer> each : failing.entrySet()) {
            if (path.startsWith(each.getKey())) {
                send(exchange, each.getValue(), "application/json", "{\"message\": \"no\"}");
                return;
            }
        }
        if (path.startsWith("/charities/allcharitydetails/")) {
            charity(exchange, path.split("/")[3]);
        } else if (path.startsWith("/360/moved/")) {
            exchange.getResponseHeaders().set("Location", path.replace("/360/moved/", "/360/"));
            send(exchange, 302, "text/plain", "");
        } else if (path.startsWith("/360/")) {
            file(exchange, path.substring(1));
        } else if (path.startsWith("/places/postcodes/")) {
            file(exchange, "places/" + path.substring(path.lastIndexOf('/') + 1) + ".json");
        } else {
            send(exchange, 404, "application/json", "{}");
        }
    }

    private void charity(HttpExchange exchange, String number) throws IOException {
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key"))) {
            send(exchange, 401, "application/json", "{\"statusCode\": 401, \"message\": \"Access denied\"}");
        } else {
            file(exchange, "charities/" + number + ".json");
        }
    }

    private void file(HttpExchange exchange, String name) throws IOException {
        Path file = FOLDER.resolve(name).normalize();
        if (!file.startsWith(FOLDER) || !Files.isRegularFile(file)) {
            send(exchange, 404, "application/json", "{\"status\": 404, \"error\": \"Not found\"}");
            return;
        }
        String type = name.endsWith(".csv") ? "text/csv" : "application/json";
        send(exchange, 200, type, Files.readString(file).replace("{{registers}}", address()));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Everything below the path answers with this status from now on. */
    public void fail(String path, int status) {
        failing.put(path, status);
    }

    /** Nothing fails any more, and nothing was asked. */
    public void reset() {
        failing.clear();
        requests.clear();
    }

    /** The paths that were asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public String address() {
        return "http://" + exemptPair();
    }

    /** As {@code CRAWL_EXEMPT_ADDRESSES} wants it. */
    public String exemptPair() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
