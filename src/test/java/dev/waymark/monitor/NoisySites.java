package dev.waymark.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many small websites, each at a loopback address of its own, behind one HTTP server. On each answer dates, counters, a nonce, an
 * advertisement and the order of the news are others. Each site may have one real change.
 */
final class NoisySites implements AutoCloseable {

    /** What a site says of its own changes; a third of the sites each. */
    enum Honesty {
        /** ETags that stand for what a page says. */
        ETAGS,
        /** A sitemap with the dates at which pages changed. */
        SITEMAP_DATES,
        /** Nothing, and every page has every kind of noise. */
        NOTHING
    }

    /** A real change. */
    enum RealChange {
        PAGE_GONE,
        PAGE_NEW,
        PAGE_MOVED,
        PHONE_CHANGED,
        PAGE_RENAMED
    }

    /** One request: which life of a server sent it, when it was answered, in milliseconds since 1970, and with how much. */
    record Visit(int site, String path, String agent, long begun, long ended, int bytes) {}

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final List<String> TOWNS = List.of(
            "Westhaven", "Northbridge", "Ashcombe", "Millford", "Kingsmoor", "Eastleigh Cross", "Oldbury", "Thornwick");
    private static final List<String> NEWS = List.of(
            "Our summer fair raised money for the kitchen",
            "Two new trustees have joined the board",
            "The advice desk now has a private room",
            "Volunteers planted a garden behind the hall");

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Site> sites = new ArrayList<>();
    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    private final int daySeconds;
    private final int delayMillis;
    private final long begun = System.nanoTime();

    /** A site as it is now. Its fields are changed and read under its own lock. */
    private static final class Site {

        final int number;
        final Map<String, String> titles = new LinkedHashMap<>();
        final Map<String, String> moved = new LinkedHashMap<>();
        final Map<String, Integer> changedOn = new LinkedHashMap<>();
        final AtomicInteger answers = new AtomicInteger();
        String phone;

        Site(int number) {
            this.number = number;
            this.phone = "01632 960 %03d".formatted(number % 500);
            titles.put("/", "The " + town() + " Trust");
            titles.put("/about", "About us");
            titles.put("/services/advice", "Debt advice");
            titles.put("/services/food", "Food bank");
            titles.put("/news", "News");
            titles.put("/contact", "Contact us");
        }

        String town() {
            return TOWNS.get(number % TOWNS.size());
        }
    }

    /** @param delayMillis how long each answer takes */
    NoisySites(int count, int daySeconds, int delayMillis) throws IOException {
        this.daySeconds = daySeconds;
        this.delayMillis = delayMillis;
        IntStream.range(0, count).forEach(number -> sites.add(new Site(number)));
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "noisy-site");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(0), 500);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int size() {
        return sites.size();
    }

    String address(int site) {
        return "http://" + pair(site) + "/";
    }

    /** From 127.1.0.1 on, 250 in each network. */
    private String pair(int site) {
        return "127.1." + site / 250 + "." + (1 + site % 250) + ":"
                + server.getAddress().getPort();
    }

    /** As {@code CRAWL_EXEMPT_ADDRESSES} wants it. */
    String exemptPairs() {
        return IntStream.range(0, size()).mapToObj(this::pair).collect(Collectors.joining(","));
    }

    Honesty honesty(int site) {
        return Honesty.values()[site % Honesty.values().length];
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    void forgetVisits() {
        visits.clear();
    }

    private int day() {
        return (int) ((System.nanoTime() - begun) / 1_000_000_000L / daySeconds);
    }

    /** Makes a real change; what the change that is told of it must be about: a path, or a telephone number. */
    String change(int number, RealChange change) {
        Site site = sites.get(number);
        synchronized (site) {
            return switch (change) {
                case PAGE_GONE -> {
                    site.titles.remove("/services/food");
                    yield "/services/food";
                }
                case PAGE_NEW -> {
                    site.titles.put("/services/shelter", "Winter shelter");
                    site.changedOn.put("/services/shelter", day());
                    yield "/services/shelter";
                }
                case PAGE_MOVED -> {
                    site.titles.put("/help/debt-advice", site.titles.remove("/services/advice"));
                    site.moved.put("/services/advice", "/help/debt-advice");
                    site.changedOn.put("/help/debt-advice", day());
                    yield "/services/advice";
                }
                case PHONE_CHANGED -> {
                    site.phone = "01632 960 %03d".formatted(500 + number % 500);
                    site.titles.keySet().forEach(path -> site.changedOn.put(path, day()));
                    yield site.phone;
                }
                case PAGE_RENAMED -> {
                    site.titles.put("/services/food", "Community pantry");
                    site.changedOn.put("/services/food", day());
                    yield "/services/food";
                }
            };
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.currentTimeMillis();
        byte[] address = exchange.getLocalAddress().getAddress().getAddress();
        int number = (address[2] & 255) * 250 + (address[3] & 255) - 1;
        String path = exchange.getRequestURI().getPath();
        int bytes = 0;
        try (exchange) {
            TimeUnit.MILLISECONDS.sleep(delayMillis);
            bytes = answer(sites.get(number), path, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            visits.add(new Visit(
                    number,
                    path,
                    String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
                    now,
                    System.currentTimeMillis(),
                    bytes));
        }
    }

    private int answer(Site site, String path, HttpExchange exchange) throws IOException {
        String body;
        int status = 200;
        String type = "text/html; charset=utf-8";
        synchronized (site) {
            int answer = site.answers.incrementAndGet();
            if (site.moved.containsKey(path)) {
                exchange.getResponseHeaders().set("Location", site.moved.get(path));
                status = 301;
                body = "Moved";
            } else if (path.equals("/sitemap.xml") && honesty(site.number) == Honesty.SITEMAP_DATES) {
                type = "application/xml";
                body = sitemap(site);
            } else if (site.titles.containsKey(path)) {
                body = page(site, path, answer);
                if (honesty(site.number) == Honesty.ETAGS) {
                    String tag = etag(site, path, answer);
                    exchange.getResponseHeaders().set("ETag", tag);
                    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                        return 0;
                    }
                }
            } else {
                status = 404;
                body = "<html><title>Not found</title><body><h1>Not found</h1></body></html>";
            }
            exchange.getResponseHeaders().add("Set-Cookie", "visit=" + answer);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        return bytes.length;
    }

    /** Whether what a page says is another on each answer; of sites that are honest only the start page and the news are so. */
    private boolean isRestless(Site site, String path) {
        return honesty(site.number) == Honesty.NOTHING || path.equals("/") || path.equals("/news");
    }

    /** Weak: the nonce and the advertisement, which are others each time, do not count. */
    private String etag(Site site, String path, int answer) {
        String content = site.titles + site.phone + (isRestless(site, path) ? answer : "");
        return "W/\"" + Integer.toHexString((path + content).hashCode()) + "\"";
    }

    private String sitemap(Site site) {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><urlset>");
        for (String path : site.titles.keySet()) {
            int day = isRestless(site, path) ? day() : site.changedOn.getOrDefault(path, -100);
            xml.append("<url><loc>http://")
                    .append(pair(site.number))
                    .append(path)
                    .append("</loc><lastmod>")
                    .append(FIRST_DAY.plusDays(day))
                    .append("</lastmod></url>");
        }
        return xml.append("</urlset>").toString();
    }

    private String page(Site site, String path, int answer) {
        String title = site.titles.get(path);
        boolean start = path.equals("/");
        String name = "The " + site.town() + " Trust";
        String description = start
                ? name + " is a charity that helps people in " + site.town() + " out of debt and hunger."
                : "How " + name + " helps people in " + site.town() + " with " + about(path)
                        + ", and who can ask for it.";
        StringBuilder menu = new StringBuilder("<nav><ul>");
        site.titles.forEach((target, label) -> menu.append("<li><a href='")
                .append(target)
                .append("'>")
                .append(target.equals("/") ? "Home" : label)
                .append("</a></li>"));
        return "<!doctype html><html lang=en-GB><head><title>" + title + (start ? "" : " | " + name)
                + "</title><meta name=description content=\"" + description + "\"><meta name=csrf content="
                + Integer.toHexString(answer * 7919 + site.number) + "></head><body><header>" + menu
                + "</ul></nav></header><main><h1>" + title + "</h1><p>" + description + "</p><p>" + sentences(path)
                + "</p>" + (isRestless(site, path) ? noise(answer) : "") + "</main><aside class=ad>Advertisement "
                + answer % 7 + ": better windows for your home, offer number " + answer + ".</aside><footer><p>" + name
                + ", 1 Quay Street, " + site.town() + ", WH1 1AA. Telephone: <a href='tel:"
                + site.phone.replace(" ", "") + "'>" + site.phone
                + "</a>. Registered charity 1090909.</p></footer></body></html>";
    }

    private static String about(String path) {
        return switch (path) {
            case "/services/food" -> "food parcels and hot meals";
            case "/services/advice", "/help/debt-advice" -> "debts, bills and benefits";
            case "/services/shelter" -> "a warm bed from November to March";
            case "/news" -> "news of the work";
            case "/contact" -> "questions of any kind";
            default -> "people who know the town well";
        };
    }

    private static String sentences(String path) {
        return "Our team of trained volunteers meets people about " + about(path)
                + " every weekday. We listen first, write down what you owe or need, and make a plan with you."
                + " Nobody pays for it, and nobody else hears what you tell us.";
    }

    private String noise(int answer) {
        List<String> news = new ArrayList<>(NEWS);
        Collections.shuffle(news, new Random(answer));
        String today = FIRST_DAY.plusDays(day()).format(DATE);
        return "<h2>Latest news</h2><ul>"
                + news.stream().map(one -> "<li>" + one + "</li>").collect(Collectors.joining())
                + "</ul><p>Today is " + today + ". Page last updated on " + today + ". You are visitor number "
                + (10_000 + answer) + ".</p>";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
