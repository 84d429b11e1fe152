package dev.waymark.recipe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.waymark.message.Messages;
import dev.waymark.url.Url;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * {@code bin/lab/recipes [PORT]}: runs each server that is installed here with what the guide prints for it, in front of a server that
 * plays the host of the file, and checks what passes through. Prints what was tried and what was skipped, and ends with 1 when a check failed.
 */
public final class RecipeLaboratory {

    private static final Pattern BLOCK = Pattern.compile("(?s)```\n(.*?)\n```");
    private static final String AGENT = "Mozilla/5.0 (compatible; GPTBot/1.3; +https://openai.com/gptbot)";
    private static final String TYPE = "text/markdown; charset=utf-8";
    private static final String CACHE = "public, max-age=0, must-revalidate";
    private static final String SEEN_AT = "Mon, 30 Nov 2026 10:00:00 GMT";
    private static final String PASSWORD = "laboratory";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A server in front of the hosted file: how its program is called, and how it is run. */
    private record Front(String id, List<String> version, boolean more, Setup setup) {}

    /** Writes what a server needs. */
    private interface Setup {
        ProcessBuilder with(Path folder, String code) throws IOException;
    }

    private final Path folder;
    private final int port;
    private final Upstream upstream;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> failures = new ArrayList<>();

    private RecipeLaboratory(Path folder, int port) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = folder;
        this.port = port;
        upstream = new Upstream(folder, port);
    }

    /** Runs all. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 18_500 : Integer.parseInt(arguments[0]);
        RecipeLaboratory laboratory = new RecipeLaboratory(Files.createTempDirectory("recipes"), port);
        laboratory.run();
        laboratory.failures.forEach(failure -> System.out.println("FAILED  " + failure));
        System.exit(laboratory.failures.isEmpty() ? 0 : 1);
    }

    private void run() throws IOException, InterruptedException {
        for (Front front : fronts()) {
            String version = version(front.version());
            if (version.isEmpty()) {
                System.out.println(
                        "skipped " + front.id() + ": no " + front.version().get(0) + " here");
                continue;
            }
            List<String> codes = codes(front.id());
            for (int i = 0; i < (front.more() ? 2 : 1); i++) {
                int before = failures.size();
                int checks = check(front, codes.get(i), i == 1);
                System.out.println((failures.size() == before ? "tried   " : "failed  ") + front.id()
                        + (i == 1 ? ", all files" : ", llms.txt") + ", " + version + ": " + checks + " checks");
            }
            if (front.more()) {
                int before = failures.size();
                int checks = markdown(front);
                System.out.println((failures.size() == before ? "tried   " : "failed  ") + front.id() + ", Markdown, "
                        + version + ": " + checks + " checks");
            }
        }
    }

    private List<Front> fronts() {
        return List.of(
                new Front("nginx", List.of("nginx", "-v"), true, this::nginx),
                new Front("apache", List.of("apache2", "-v"), true, this::apache),
                new Front("caddy", List.of("caddy", "version"), true, this::caddy),
                new Front("cloudflare", List.of("node", "--version"), false, this::node),
                new Front("wordpress", List.of("php", "--version"), false, this::php));
    }

    /** The blocks of code of a guide, in their order. */
    private List<String> codes(String id) {
        Url hosted = Url.parse("https://localhost:" + port + "/example.org/llms.txt");
        String guide = new PublishingGuide(Url.parse("https://example.org/llms.txt"), Messages.ENGLISH)
                .withHosted(hosted)
                .of(Recipes.find(id).orElseThrow());
        return BLOCK.matcher(guide).results().map(block -> block.group(1)).toList();
    }

    private ProcessBuilder nginx(Path at, String code) throws IOException {
        Path file = Files.writeString(at.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server {
                    listen 127.0.0.1:%2$d;
                    root %1$s/www;
                %3$s
                  }
                }
                """.formatted(at, port + 1, code));
        return new ProcessBuilder("nginx", "-e", at + "/error.log", "-c", file.toString());
    }

    private ProcessBuilder apache(Path at, String code) throws IOException {
        Path file = Files.writeString(at.resolve("apache.conf"), """
                ServerName example.org
                Listen 127.0.0.1:%2$d
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
                LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
                LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
                TypesConfig /etc/mime.types
                <VirtualHost 127.0.0.1:%2$d>
                DocumentRoot %1$s/www
                %3$s
                </VirtualHost>
                """.formatted(at, port + 1, code));
        return new ProcessBuilder("apache2", "-X", "-f", file.toString());
    }

    private ProcessBuilder caddy(Path at, String code) throws IOException {
        Path file = Files.writeString(at.resolve("Caddyfile"), """
                {
                  admin off
                }
                http://127.0.0.1:%2$d {
                  root * %1$s/www
                %3$s
                  file_server
                }
                """.formatted(at, port + 1, code));
        ProcessBuilder process =
                new ProcessBuilder("caddy", "run", "--config", file.toString(), "--adapter", "caddyfile");
        process.environment().put("SSL_CERT_FILE", upstream.certificate().toString());
        process.environment().put("HOME", at.toString());
        return process;
    }

    private ProcessBuilder node(Path at, String code) throws IOException {
        Files.writeString(at.resolve("worker.mjs"), code);
        Path file = Files.writeString(at.resolve("server.mjs"), """
                import { createServer } from "node:http";
                import worker from "./worker.mjs";
                createServer(async (request, response) => {
                  if (request.url !== "/llms.txt") {
                    response.writeHead(404);
                    response.end("No route of the Worker");
                    return;
                  }
                  const address = "https://example.org" + request.url;
                  const answer = await worker.fetch(new Request(address, { method: request.method, headers: request.headers }));
                  response.writeHead(answer.status, Object.fromEntries(answer.headers));
                  response.end(Buffer.from(await answer.arrayBuffer()));
                }).listen(%d, "127.0.0.1");
                """.formatted(port + 1));
        ProcessBuilder process = new ProcessBuilder("node", file.toString());
        process.environment().put("NODE_EXTRA_CA_CERTS", upstream.certificate().toString());
        return process;
    }

    /** As much of WordPress as the code calls. WordPress adds slashes to what a request says. */
    private ProcessBuilder php(Path at, String code) throws IOException {
        Files.writeString(at.resolve("llms-txt.php"), code);
        Path file = Files.writeString(at.resolve("router.php"), """
                <?php
                $_SERVER = array_map(fn ($value) => is_string($value) ? addslashes($value) : $value, $_SERVER);
                function add_action($hook, $call) { $call(); }
                function wp_unslash($value) { return stripslashes($value); }
                function is_wp_error($answer) { return $answer === null; }
                function status_header($status) { http_response_code($status); }
                function wp_remote_retrieve_response_code($answer) { return $answer['status']; }
                function wp_remote_retrieve_header($answer, $name) { return $answer['headers'][strtolower($name)] ?? ''; }
                function wp_remote_retrieve_body($answer) { return $answer['body']; }
                function wp_remote_request($address, $options) {
                    $lines = array('User-Agent: ' . $options['user-agent']);
                    foreach ($options['headers'] as $name => $value) {
                        $lines[] = "$name: $value";
                    }
                    $context = stream_context_create(array(
                        'http' => array('method' => $options['method'], 'header' => $lines, 'timeout' => $options['timeout'],
                            'follow_location' => $options['redirection'], 'ignore_errors' => true),
                        'ssl' => array('verify_peer' => false)));
                    $body = @file_get_contents($address, false, $context);
                    if ($body === false) {
                        return null;
                    }
                    $headers = array();
                    foreach ($http_response_header as $line) {
                        [$name, $value] = array_pad(explode(': ', $line, 2), 2, '');
                        $headers[strtolower($name)] = $value;
                    }
                    return array('status' => (int) explode(' ', $http_response_header[0])[1], 'headers' => $headers, 'body' => $body);
                }
                require __DIR__ . '/llms-txt.php';
                http_response_code(404);
                echo 'The website itself';
                """);
        return new ProcessBuilder("php", "-S", "127.0.0.1:" + (port + 1), file.toString());
    }

    /** Returns how many checks were made. */
    private int check(Front front, String code, boolean all) throws IOException, InterruptedException {
        Path at = Files.createDirectories(folder.resolve(front.id() + (all ? "-all" : "")));
        Files.writeString(Files.createDirectories(at.resolve("www")).resolve("page.html"), "page");
        // nginx and Apache serve as another user than root
        Stream.of(folder, at, at.resolve("www")).forEach(path -> path.toFile().setExecutable(true, false));
        Process process = front.setup()
                .with(at, code)
                .redirectErrorStream(true)
                .redirectOutput(at.resolve("output").toFile())
                .start();
        String name = front.id() + (all ? " (all files)" : "");
        try {
            if (!answers(process)) {
                failures.add(name + " does not start: " + Files.readString(at.resolve("output")));
                return 1;
            }
            int checks = file(name, "/llms.txt");
            if (all) {
                checks += file(name, "/llms-full.txt")
                        + file(name, "/docs/llms.txt")
                        + file(name, "/about/index.html.md");
            }
            upstream.forget();
            HttpResponse<String> other = get("/page.html", Map.of());
            expect(name, "other addresses are the website’s", "", upstream.last("address"));
            return checks + (other.body().isEmpty() ? 0 : 1);
        } finally {
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The lines that give agents the Markdown beside a page, with the pages of a website of our own. */
    private int markdown(Front front) throws IOException, InterruptedException {
        String code = MarkdownLines.servers(Url.parse("https://example.org/llms.txt"), front.id())
                .get(0)
                .code();
        Path at = Files.createDirectories(folder.resolve(front.id() + "-markdown"));
        Path www = Files.createDirectories(at.resolve("www/docs")).getParent();
        for (String page : List.of("index.html", "page.html", "docs/index.html")) {
            Files.writeString(www.resolve(page), "<p>HTML");
            Files.writeString(www.resolve(page + ".md"), "# Markdown");
        }
        Files.writeString(www.resolve("only.html"), "<p>HTML");
        Files.writeString(www.resolve("llms.txt"), "# File");
        Stream.of(folder, at, www, www.resolve("docs"))
                .forEach(path -> path.toFile().setExecutable(true, false));
        Process process = front.setup()
                .with(at, code)
                .redirectErrorStream(true)
                .redirectOutput(at.resolve("output").toFile())
                .start();
        String name = front.id() + " (Markdown)";
        int before = upstream.checks;
        try {
            if (!answers(process)) {
                failures.add(name + " does not start: " + Files.readString(at.resolve("output")));
                return 1;
            }
            for (String path : List.of("/", "/page.html", "/docs/")) {
                for (String accept :
                        List.of("text/html", "text/html, text/markdown;q=0.9", "text/html, text/markdown", "*/*")) {
                    answers(name, path, accept, "<p>HTML", true);
                }
                for (String accept : List.of(
                        "text/markdown",
                        "text/markdown, text/html;q=0.8",
                        "text/markdown, text/html, */*",
                        "text/html;q=0.5, text/markdown")) {
                    answers(name, path, accept, "# Markdown", true);
                }
            }
            answers(name, "/page.html", "text/markdown;q=0, text/html", "<p>HTML", true);
            answers(name, "/page.html", "application/x-none", "<p>HTML", true);
            answers(name, "/only.html", "text/markdown", "<p>HTML", false);
            answers(name, "/page.html.md", "*/*", "# Markdown", false);
            answers(name, "/llms.txt", "*/*", "# File", false);
            expect(
                    name,
                    "type of the file",
                    "text/plain; charset=utf-8",
                    header(get("/llms.txt", Map.of()), "Content-Type"));
            return upstream.checks - before;
        } finally {
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void answers(String name, String path, String accept, String text, boolean twin)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path, Map.of("Accept", accept));
        String what = path + " for " + accept;
        expect(name, what, "200 " + text, answer.statusCode() + " " + answer.body());
        expect(name, what + ": Vary", "Accept", header(answer, "Vary"));
        List<String> links = answer.headers().allValues("Link");
        expect(name, what + ": file", "true", String.valueOf(links.contains("</llms.txt>; rel=\"describedby\"")));
        expect(
                name,
                what + ": twin",
                String.valueOf(twin),
                String.valueOf(links.stream().anyMatch(link -> link.contains("text/markdown"))));
        if (text.startsWith("# Markdown")) {
            expect(name, what + ": type", TYPE, header(answer, "Content-Type"));
        }
    }

    private int file(String name, String path) throws IOException, InterruptedException {
        int before = upstream.checks;
        upstream.serve(200, "# First\n");
        HttpResponse<String> first = get(path, Map.of("Cookie", "session=secret"));
        expect(name, path + " status", "200", String.valueOf(first.statusCode()));
        expect(name, path + " text", "# First\n", first.body());
        expect(name, path + " type", TYPE, header(first, "Content-Type"));
        expect(name, path + " ETag", upstream.tag(), header(first, "ETag"));
        expect(name, path + " Last-Modified", SEEN_AT, header(first, "Last-Modified"));
        expect(name, path + " Cache-Control", CACHE, header(first, "Cache-Control"));
        expect(name, path + " address", "/example.org" + path, upstream.last("address"));
        expect(name, path + " Host", "localhost:" + port, upstream.last("Host"));
        expect(name, path + " TLS server name", "localhost", upstream.last("server name"));
        expect(name, path + " User-Agent", AGENT, upstream.last("User-Agent"));
        expect(name, path + " Cookie", "", upstream.last("Cookie"));
        expect(name, path + " X-Forwarded-For", "", upstream.last("X-Forwarded-For"));

        HttpResponse<String> same = get(path, Map.of("If-None-Match", upstream.tag()));
        expect(name, path + " status of what is not newer", "304", String.valueOf(same.statusCode()));
        expect(name, path + " text of what is not newer", "", same.body());

        upstream.serve(200, "# Second\n");
        expect(
                name,
                path + " after a change",
                "# Second\n",
                get(path, Map.of("If-None-Match", "\"old\"")).body());

        HttpResponse<String> head = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        expect(name, path + " HEAD", "200 HEAD", head.statusCode() + " " + upstream.last("method"));

        for (int status : new int[] {404, 410, 503}) {
            upstream.serve(status, "No file\n");
            HttpResponse<String> none = get(path, Map.of());
            expect(name, path + " " + status, status + " No file\n", none.statusCode() + " " + none.body());
        }
        return upstream.checks - before;
    }

    private void expect(String name, String what, String expected, String found) {
        upstream.checks++;
        if (!expected.equals(found)) {
            failures.add(name + ": " + what + " is “" + found.strip() + "”, not “" + expected.strip() + "”");
        }
    }

    private HttpResponse<String> get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("User-Agent", AGENT)
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private boolean answers(Process process) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port + 1)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    /** The first line that a program prints of itself; empty when it is not installed. */
    private static String version(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed.lines().findFirst().orElse("").strip();
        } catch (IOException notInstalled) {
            return "";
        }
    }

    /** Plays the host of the file, over TLS, and remembers the last request. */
    private static final class Upstream {

        private final Path certificate;
        private final Map<String, String> last = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private int status = 200;
        private String text = "";
        private int checks;

        Upstream(Path folder, int port) throws IOException, GeneralSecurityException, InterruptedException {
            Path store = folder.resolve("store.p12");
            certificate = folder.resolve("certificate.pem");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "host",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD);
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "host",
                    "-file",
                    certificate.toString(),
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext("/", this::answer);
            server.start();
        }

        private static void keytool(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(
                    List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "keytool"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .inheritIO()
                    .redirectErrorStream(true)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        }

        Path certificate() {
            return certificate;
        }

        synchronized void serve(int with, String what) {
            status = with;
            text = what;
        }

        synchronized void forget() {
            last.clear();
        }

        synchronized String last(String name) {
            return last.getOrDefault(name, "");
        }

        synchronized String tag() {
            return '"' + Integer.toHexString(text.hashCode()) + '"';
        }

        private synchronized void answer(HttpExchange exchange) throws IOException {
            last.clear();
            exchange.getRequestHeaders().forEach((name, values) -> last.put(name, String.join(", ", values)));
            last.put("address", exchange.getRequestURI().toString());
            last.put("method", exchange.getRequestMethod());
            if (((HttpsExchange) exchange).getSSLSession() instanceof ExtendedSSLSession session) {
                session.getRequestedServerNames()
                        .forEach(
                                name -> last.put("server name", new String(name.getEncoded(), StandardCharsets.UTF_8)));
            }
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.getResponseHeaders().set("ETag", tag());
            exchange.getResponseHeaders().set("Last-Modified", SEEN_AT);
            exchange.getResponseHeaders().set("Cache-Control", CACHE);
            if (tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        }
    }
}
