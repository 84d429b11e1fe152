package dev.waymark.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A made-up site of any size on loopback, that answers as fast as it can or after a given time. By hand: {@code java -cp
 * target/test-classes:target/classes:$(cat target/test.classpath) dev.waymark.bench.GeneratedSite PAGES LATENCY_MS PORT}
 */
public final class GeneratedSite implements AutoCloseable {

    private final GeneratedPages pages;
    private final Duration latency;
    private final ServerSocket server;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "site");
        thread.setDaemon(true);
        return thread;
    });

    GeneratedSite(int count, Duration latency, int port) throws IOException {
        this.pages = new GeneratedPages(count);
        this.latency = latency;
        this.server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        for (int number = 0; number < count; number++) {
            numbers.put(pages.path(number), number);
        }
        threads.execute(this::accept);
    }

    public static void main(String[] args) throws Exception {
        GeneratedSite site = new GeneratedSite(
                Integer.parseInt(args[0]), Duration.ofMillis(Long.parseLong(args[1])), Integer.parseInt(args[2]));
        System.out.println(site.address() + "/");
        Thread.currentThread().join();
    }

    /** The site's address without a slash at its end. */
    String address() {
        return "http://" + exemptPair();
    }

    String exemptPair() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    GeneratedPages pages() {
        return pages;
    }

    /** The times between one request and the next since the site was made, in milliseconds. */
    double[] gaps() {
        long[] times = arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
        return IntStream.range(1, times.length)
                .mapToDouble(i -> (times[i] - times[i - 1]) / 1e6)
                .toArray();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                arrivals.add(System.nanoTime());
                String path = line.split(" ", 3)[1];
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                Thread.sleep(latency.toMillis());
                socket.getOutputStream().write(answer(path));
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the visitor went, or the site is closed
        }
    }

    private byte[] answer(String path) {
        Integer number = numbers.get(path);
        if (number != null) {
            return answer("200 OK", "text/html; charset=utf-8", pages.page(number));
        }
        return switch (path) {
            case "/robots.txt" ->
                answer("200 OK", "text/plain", ("Sitemap: " + address() + "/sitemap.xml\n").getBytes(UTF_8));
            case "/sitemap.xml" -> answer("200 OK", "application/xml", sitemap());
            default -> answer("404 Not Found", "text/html", "<title>Not found</title>".getBytes(UTF_8));
        };
    }

    private static byte[] answer(String status, String type, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream(body.length + 200);
        answer.writeBytes(
                ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    private byte[] sitemap() {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><urlset>");
        for (int number = 0; number < pages.count(); number++) {
            xml.append("<url><loc>")
                    .append(address())
                    .append(pages.path(number))
                    .append("</loc></url>\n");
        }
        return xml.append("</urlset>").toString().getBytes(UTF_8);
    }

    @Override
    public void close() {
        try {
            server.close();
            threads.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
